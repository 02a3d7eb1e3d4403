"""gunicorn's settings for every way of running Safar; a deployment overrides them on the command line."""

import os

wsgi_app = "lms.wsgi:application"
bind = os.environ.get("SAFAR_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("SAFAR_WORKERS", "2"))
threads = int(os.environ.get("SAFAR_THREADS", "4"))
preload_app = True  # Django and Wagtail are loaded once and shared: half the memory, half the start
max_requests = 20_000
max_requests_jitter = 2_000
timeout = 60
graceful_timeout = 8
keepalive = 15
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
accesslog = None  # addresses of people are personal data; the proxy in front decides what it logs
loglevel = os.environ.get("SAFAR_LOG_LEVEL", "warning")
control_socket_disable = True  # nobody here talks to it, and it would be one more door
# The only proxies whose X-Forwarded-Proto is believed.
forwarded_allow_ips = os.environ.get("SAFAR_PROXY_ADDRESSES", "127.0.0.1,::1")
