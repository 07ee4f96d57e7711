# Bothways in a container: built in one stage, run in another by a user without rights. See docs/operating.md.
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements/dev.txt requirements/dev.txt
COPY pyproject.toml README.md LICENSE app_manifest.yaml ./
COPY mentoring mentoring
COPY handlers handlers
COPY storage storage
COPY prompts prompts
COPY bot bot
COPY simulator simulator
RUN python -m venv /app/venv
# The locked versions constrain what the package itself asks for, so that nothing of the tests comes along.
RUN sed -E '/^ +--hash/d; s/ \\$//' requirements/dev.txt > constraints.txt
RUN /app/venv/bin/python -m pip install --no-cache-dir --constraint constraints.txt .

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin bothways && install --directory --owner bothways /data
COPY --from=build /app/venv /app/venv
COPY app_manifest.yaml /app/venv/lib/python3.11/site-packages/app_manifest.yaml
WORKDIR /data
USER 10001
ENV HOST=0.0.0.0 PORT=3000 DATABASE_URL=sqlite:////data/bothways.db PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
EXPOSE 3000
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["/app/venv/bin/python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
ENTRYPOINT ["/app/venv/bin/bothways"]
CMD ["run"]
