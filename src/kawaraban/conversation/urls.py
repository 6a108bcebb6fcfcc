"""The addresses at which responses arrive."""

from django.urls import path

from kawaraban.conversation.protocols.comment import views as comment
from kawaraban.conversation.protocols.trackback import views as trackback

urlpatterns = [
    path("comment/<int:article>/", comment.post, name="comment"),
    path("comment/received/<str:signed>/", comment.receipt, name="comment-receipt"),
    path("trackback/<int:article>/", trackback.ping, name="trackback"),
]
