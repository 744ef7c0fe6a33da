/**
 * A server that answers Discord's interactions with the same as Tip Jar does, by nothing but Node.js: this is what checking
 * a signature and answering costs by itself.
 */
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { InteractionResponseType } from 'discord-api-types/v10';
import { cardOf } from './card.ts';
import { openBareJars } from './jars.ts';

// It ends when the process that started it is gone, however that happened.
process.stdin.resume().once('end', () => process.exit());

const { PORT, DISCORD_PUBLIC_KEY = '', BARE_JARS = '' } = process.env;
const read = openBareJars(BARE_JARS);
const x = Buffer.from(DISCORD_PUBLIC_KEY, 'hex').toString('base64url');
const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });

/** The first response to an interaction. */
function answerTo(interaction: { type: number; data: { options: { value: string }[] } }): object {
  if (interaction.type === 1) return { type: InteractionResponseType.Pong };
  const links = read(interaction.data.options[0]?.value ?? '');
  const [jar] = links;
  return jar ? { type: InteractionResponseType.ChannelMessageWithSource, data: cardOf(jar, links) } : {};
}

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = request.headers;
    const body = Buffer.concat(parts);
    const signed = Buffer.concat([Buffer.from(String(timestamp)), body]);
    if (!verify(null, signed, key, Buffer.from(String(signature), 'hex'))) {
      response.writeHead(401).end();
      return;
    }
    const answer = JSON.stringify(answerTo(JSON.parse(body.toString())));
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
}).listen(Number(PORT), '127.0.0.1');
