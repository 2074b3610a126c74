# syntax=docker/dockerfile:1
# One image: the server runs its TypeScript as it is, the web application is built once. Migrations run at start.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY patches patches
COPY apps/collab-server/package.json apps/collab-server/
COPY apps/web/package.json apps/web/
COPY packages/editor/package.json packages/editor/
COPY packages/schema/package.json packages/schema/
COPY packages/ui/package.json packages/ui/
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile
COPY . .
RUN npx --yes pnpm@12.21.0 run build \
  && rm -rf node_modules apps/*/node_modules packages/*/node_modules \
  && npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --no-optional

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4710 BATON_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4710
HEALTHCHECK --interval=10s --timeout=3s --start-period=40s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# No shell between the container and the server: SIGTERM reaches it, and it stops within ten seconds.
CMD ["node", "apps/collab-server/src/main.ts", "serve"]
