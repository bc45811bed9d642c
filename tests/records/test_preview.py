"""What is shown before signing are the very bytes that will be signed, drawn as pixels."""

from escalog.domain.content_blocks import PageBreak, Paragraph
from escalog.records.preview import page_count, page_image, page_images
from tests.records.paper import laid_out

WHITE = 255


def darkest(pixels: bytes) -> int:
    return min(pixels[0::4])


def test_every_page_becomes_a_picture_of_the_asked_size():
    pdf = laid_out(Paragraph("First."), PageBreak(), Paragraph("Second.")).pdf
    images = list(page_images(pdf, 2.0))
    assert len(images) == page_count(pdf) == 3
    for image in images:
        assert (image.width, image.height) == (1191, 1684)
        assert len(image.pixels) == image.stride * image.height
        assert darkest(image.pixels) < 100


def test_text_is_drawn_where_it_stands():
    pdf = laid_out(Paragraph("█" * 30)).pdf
    image = page_image(pdf, 0)
    row = [image.pixels[y * image.stride + 100 * 4] for y in range(image.height)]
    assert min(row[60:200]) < 100
    assert min(row[300:700]) == WHITE
