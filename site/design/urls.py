from django.urls import path

from design.views.gallery import GalleryView

app_name = "design"
urlpatterns = [path("design/", GalleryView.as_view(), name="gallery")]
