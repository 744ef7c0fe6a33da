# syntax=docker/dockerfile:1

# Node.js 24 gets fixes until April 2028. `--build-arg NODE=…` takes another of https://hub.docker.com/_/node, also by its
# digest, as in 24-bookworm@sha256:…, with SLIM to match.
ARG NODE=24-bookworm
ARG SLIM=${NODE}-slim

# This stage runs on the processor that the image is for, because better-sqlite3 has a native part. It is fetched ready-made
# where there is one for the processor, and compiled with what this image has where there is none.
FROM node:${NODE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY build.js build-page.js tsconfig.json ./
COPY commands commands
COPY data data
COPY sandbox sandbox
COPY src src
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts

FROM node:${SLIM}
WORKDIR /app
COPY LICENSE package.json ./
COPY data data
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
RUN install -d -o 1000 -g 1000 -m 0700 /data
# The bot's own default, 127.0.0.1, is a container of its own here. Nobody outside gets at the port unless it is published.
ENV HOST=0.0.0.0 PORT=3000 DATABASE_URL=file:/data/tipjar.db
VOLUME /data
EXPOSE 3000
# The image's user `node`, by number: Kubernetes can't tell from a name that it isn't root.
USER 1000:1000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "dist/health-check/health-check.js"]
# The bot itself is the first process, so the signal that stops the container reaches it.
ENTRYPOINT []
CMD ["node", "dist/src/main.js"]
