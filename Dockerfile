# The pages and the HTTP API for one office: a user without rights, nothing kept, nothing fetched.
#   docker build -t docgen .
#   docker run --rm --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     -p 127.0.0.1:8030:8030 docgen
# No request ever leaves it; to hold it to that, give it a network without a way out
# (docker network create --internal office).
FROM debian:12-slim AS build
# Debian's own updates are wanted: the distribution is what is pinned
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE requirements.lock ./
COPY docgen docgen
COPY examples examples
# the versions that the tests ran with
RUN grep -oE '^[a-z0-9._-]+==[^ ]+' requirements.lock > versions.txt \
    && python3 -m venv /opt/docgen \
    && /opt/docgen/bin/pip install --no-cache-dir --constraint versions.txt '.[web]'

FROM debian:12-slim
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fontconfig fonts-liberation2 libreoffice-writer-nogui python3 \
    && rm -rf /var/lib/apt/lists/* \
    && fc-cache -f \
    && useradd --uid 8030 --no-create-home --shell /usr/sbin/nologin docgen
COPY --from=build /opt/docgen /opt/docgen
USER 8030
ENV PATH=/opt/docgen/bin:$PATH HOME=/tmp PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 8030
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD \
    ["python3", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8030, timeout=4); c.request('GET', '/health'); exit(c.getresponse().status != 200)"]
CMD ["docgen", "serve", "--host", "0.0.0.0", "--port", "8030"]
