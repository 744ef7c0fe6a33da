/** The tables whose rows say that something is kept about a community. */
const OF_A_COMMUNITY = [
  'listing',
  'draft',
  'policy',
  'rule',
  'category',
  'report',
  'removal',
  'notice',
  'sanction',
  'outbox',
  'log',
  'nudge',
];

const keepCommunity = (table: string) => `
CREATE TRIGGER ${table}_keeps_community AFTER INSERT ON ${table}
FOR EACH ROW EXECUTE FUNCTION keep_community();`;

/** A jar is taken out of its lists before one of these rows changes, and put into them again afterwards. */
const keepPlaces = (table: 'listing' | 'removal' | 'report') => `
CREATE TRIGGER ${table}_places_out BEFORE UPDATE OR DELETE ON ${table}
FOR EACH ROW EXECUTE FUNCTION take_out_places();
CREATE TRIGGER ${table}_places_in AFTER INSERT OR UPDATE OR DELETE ON ${table}
FOR EACH ROW EXECUTE FUNCTION put_in_places();`;

/**
 * What the triggers of the embedded database do, for schema 15. Where a jar is deleted, PostgreSQL deletes what belongs to
 * it before it runs any trigger of AFTER, so whatever has to find the rest of the jar is done BEFORE. `log_gate` is a view here, which opens the log for the
 * transaction alone: a row that every transaction changes would have them all wait for each other.
 */
export const triggers = `
CREATE VIEW log_gate AS SELECT coalesce(nullif(current_setting('tip_jar.log_gate', true), ''), '0')::bigint AS open;
CREATE FUNCTION open_log_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('tip_jar.log_gate', NEW.open::text, true);
  RETURN NEW;
END $$;
CREATE TRIGGER log_gate_opens INSTEAD OF UPDATE ON log_gate FOR EACH ROW EXECUTE FUNCTION open_log_gate();
CREATE FUNCTION keep_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('tip_jar.log_gate', true), '') IS DISTINCT FROM '1' THEN
    RAISE EXCEPTION 'the log is never %', CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END;
  END IF;
  RETURN CASE TG_OP WHEN 'UPDATE' THEN NEW ELSE OLD END;
END $$;
CREATE TRIGGER log_never_changes BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION keep_log();
CREATE FUNCTION keep_whole_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is never deleted';
END $$;
CREATE TRIGGER log_never_empties BEFORE TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION keep_whole_log();

CREATE FUNCTION take_out_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM list_place WHERE (community, list, at, account) IN (
    SELECT community, list, at, account FROM listing_place
    WHERE community = OLD.community AND account = OLD.account
  );
  RETURN CASE TG_OP WHEN 'UPDATE' THEN NEW ELSE OLD END;
END $$;
CREATE FUNCTION put_in_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO list_place SELECT community, list, at, account FROM listing_place
    WHERE community = NEW.community AND account = NEW.account ON CONFLICT DO NOTHING;
  END IF;
  IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND
    (OLD.community, OLD.account) IS DISTINCT FROM (NEW.community, NEW.account) THEN
    INSERT INTO list_place SELECT community, list, at, account FROM listing_place
    WHERE community = OLD.community AND account = OLD.account ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
${(['listing', 'removal', 'report'] as const).map(keepPlaces).join('')}

CREATE FUNCTION put_in_link_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO list_place SELECT community, 'provider:' || NEW.provider, listed_at, account FROM listing
  WHERE account = NEW.account ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER link_places_in AFTER INSERT ON link FOR EACH ROW EXECUTE FUNCTION put_in_link_places();
CREATE FUNCTION take_out_link_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM list_place WHERE (community, list, at, account) IN (
    SELECT community, 'provider:' || OLD.provider, listed_at, account FROM listing WHERE account = OLD.account
  );
  RETURN OLD;
END $$;
CREATE TRIGGER link_places_out BEFORE DELETE ON link FOR EACH ROW EXECUTE FUNCTION take_out_link_places();

CREATE FUNCTION keep_list_size() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO list_size VALUES (NEW.community, NEW.list, 1)
    ON CONFLICT (community, list) DO UPDATE SET jars = list_size.jars + 1;
  ELSE
    UPDATE list_size SET jars = jars - 1 WHERE community = OLD.community AND list = OLD.list;
    DELETE FROM list_size WHERE community = OLD.community AND list = OLD.list AND jars = 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER list_sizes AFTER INSERT OR DELETE ON list_place FOR EACH ROW EXECUTE FUNCTION keep_list_size();

CREATE FUNCTION keep_community() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO kept_community VALUES (NEW.community) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
${OF_A_COMMUNITY.map(keepCommunity).join('')}

CREATE FUNCTION count_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO asked_count VALUES (NEW.community, NEW.week, 1)
  ON CONFLICT (community, week) DO UPDATE SET members = asked_count.members + 1;
  INSERT INTO kept_community VALUES (NEW.community) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER asked_counts AFTER INSERT ON asked FOR EACH ROW EXECUTE FUNCTION count_asked();
`;
