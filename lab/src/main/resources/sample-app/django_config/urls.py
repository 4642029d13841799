from django.conf import settings
from django.urls import path, re_path
from django.views.static import serve

from webapp import views

urlpatterns = [
    path("", views.index),
    path("healthz", views.healthz),
    path("version", views.version),
    path("sitemap.xml", views.sitemap),
    path("env", views.env),
    path("slow", views.slow),
    path("stream", views.stream),
    path("upload", views.upload),
    path("rows", views.appended),
    re_path(r"^static/(?P<path>.*)$", serve, {"document_root": settings.STATIC_ROOT}),
]
