#include "render/svg/svg_renderer.h"

#include <clocale>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "render/svg/svg_text.h"
#include "unit/map/test_geometry.h"
#include "unit/test_fonts.h"

namespace yalu {
namespace {

DrawGlyphs label(std::string_view text, const TextStyle& style = {}) {
  DrawGlyphs glyphs;
  glyphs.run = std::make_shared<GlyphRun>(shape(test_fonts(), text, style));
  glyphs.origin = {5, 20};
  glyphs.color = {0, 0, 0, 255};
  return glyphs;
}

std::string svg_of(std::vector<DisplayCommand> commands, const PictureFacts& facts = {}) {
  return write_svg({{96, 48}, {255, 255, 255, 255}, std::move(commands)}, facts).value();
}

/// The part between the background and the end.
std::string body_of(std::vector<DisplayCommand> commands) {
  const std::string svg = svg_of(std::move(commands)), background = "fill=\"#ffffff\"/>\n";
  const std::size_t begin = svg.find(background) + background.size();
  return svg.substr(begin, svg.rfind("</svg>") - begin);
}

const GeometryRef square = test_geometry({{{10, 10}, {30, 10}, {30, 30}, {10, 30}}});

TEST(Svg, PageHasItsSizeInMillimetresAndItsFacts) {
  PictureFacts facts;
  facts.title = "A < B";
  facts.description = "one & two";
  facts.created = "2024-01-16";
  facts.creator = "Yalu 0.1.0";
  facts.more = {{"Source", "\"x\""}};
  EXPECT_EQ(
      svg_of({}, facts),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
      "xml:space=\"preserve\" width=\"25.4mm\" height=\"12.7mm\" viewBox=\"0 0 96 48\">\n"
      "<title>A &lt; B</title>\n<desc>one &amp; two</desc>\n<metadata>\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
      "xmlns:yalu=\"urn:yalu:facts\">\n<rdf:Description rdf:about=\"\">\n<dc:title>A &lt; B</dc:title>\n"
      "<dc:description>one &amp; two</dc:description>\n<dc:date>2024-01-16</dc:date>\n"
      "<xmp:CreatorTool>Yalu 0.1.0</xmp:CreatorTool>\n"
      "<yalu:fact yalu:keyword=\"Source\">&quot;x&quot;</yalu:fact>\n</rdf:Description>\n</rdf:RDF>\n</metadata>\n"
      "<rect width=\"96\" height=\"48\" fill=\"#ffffff\"/>\n</svg>\n");
}

TEST(Svg, AreasAndLinesArePaths) {
  EXPECT_EQ(body_of({FillArea{square, {}, {255, 0, 0, 128}, {}, {}}}),
            "<path fill-rule=\"evenodd\" fill=\"#ff0000\" fill-opacity=\"0.5\" d=\"M10 10L30 10 30 30 10 30Z\"/>\n");
  StrokeLine line;
  line.geometry = test_geometry({{{1, 1}, {1.01, 1}, {20.456, 1}}, {{0, 5}, {9, 5}}});  // the second point is too near
  line.color = {0, 0, 0, 255};
  line.width_px = 1.5;
  EXPECT_EQ(
      body_of({line}),
      "<path fill=\"none\" stroke=\"#000000\" stroke-width=\"1.5\" stroke-linejoin=\"round\" stroke-linecap=\"round\" "
      "d=\"M1 1L20.46 1M0 5L9 5\"/>\n");
}

TEST(Svg, DashesGoOnWhereAPieceWasCut) {
  StrokeLine line;
  line.geometry = test_geometry({{{-50, 20}, {150, 20}}});
  line.width_px = 2;
  line.dash_px = {4, 2};
  const std::string body = body_of({line});  // cut 3 px outside the page, 47 px along
  EXPECT_NE(body.find("stroke-dasharray=\"4 2\" stroke-dashoffset=\"47\" d=\"M-3 20L99 20\""), std::string::npos)
      << body;
}

TEST(Svg, WhatLiesOutsideThePageIsLeftOut) {
  EXPECT_EQ(body_of({FillArea{test_geometry({{{200, 0}, {300, 0}, {300, 50}}}), {}, {}, {}, {}}}), "");
}

TEST(Svg, AHatchIsAPatternWrittenOnce) {
  FillArea fill{square, {}, {0, 0, 0, 255}, Hatch{5, 1, 45}, {}};
  const std::string body = body_of({fill, fill});
  EXPECT_EQ(
      body,
      "<pattern id=\"hatch1\" patternUnits=\"userSpaceOnUse\" width=\"5\" height=\"5\" "
      "patternTransform=\"rotate(45)\"><path stroke=\"#000000\" stroke-width=\"1\" d=\"M0 0H5M0 5H5\"/></pattern>\n"
      "<path fill-rule=\"evenodd\" fill=\"url(#hatch1)\" d=\"M10 10L30 10 30 30 10 30Z\"/>\n"
      "<path fill-rule=\"evenodd\" fill=\"url(#hatch1)\" d=\"M10 10L30 10 30 30 10 30Z\"/>\n");
}

TEST(Svg, MarkersAreCirclesOrTheirOutline) {
  Marker circle;
  circle.center = {20, 10};
  circle.radius_px = 4;
  circle.fill = {0, 0, 0, 0};
  circle.rim = {1, 2, 3, 255};
  Marker dashed = circle;
  dashed.rim_dash_px = {3, 2};
  Marker diamond = circle;
  diamond.shape = MarkerShape::diamond;
  diamond.rim_width_px = 0;
  EXPECT_EQ(body_of({DrawMarkers{{circle, dashed, diamond}}}),
            "<circle cx=\"20\" cy=\"10\" r=\"4\" fill=\"none\" stroke=\"#010203\" stroke-width=\"1.5\" "
            "stroke-linejoin=\"round\"/>\n"
            "<path d=\"M20 6A4 4 0 0 1 20 14A4 4 0 0 1 20 6Z\" fill=\"none\" stroke=\"#010203\" stroke-width=\"1.5\" "
            "stroke-linejoin=\"round\" stroke-dasharray=\"3 2\"/>\n"
            "<path d=\"M20 4.99 25.01 10 20 15.01 14.99 10Z\" fill=\"none\"/>\n");
}

TEST(Svg, TextStaysTextInOneElementAFace) {
  TextStyle style;
  style.bold = true;
  const std::string one = body_of({label("A & B", style)});
  EXPECT_NE(
      one.find("<text y=\"20\" x=\"5\" font-family=\"'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\" "
               "font-weight=\"bold\">A &amp; B</text>"),
      std::string::npos)
      << one;
  const std::string two = body_of({label("Dandong 단둥")});
  EXPECT_NE(two.find(">Dandong </tspan><tspan x=\""), std::string::npos) << two;
  EXPECT_NE(two.find("'Noto Sans CJK KR'"), std::string::npos) << two;
  EXPECT_NE(two.find(">단둥</tspan></text>"), std::string::npos) << two;
}

TEST(Svg, AHaloIsAReferenceBehindTheText) {
  DrawGlyphs glyphs = label("Hyesan");
  glyphs.halo = {255, 255, 255, 204};
  glyphs.halo_width_px = 1.5;
  const std::string body = body_of({glyphs});
  const std::size_t halo = body.find(
      "<use xlink:href=\"#text1\" fill=\"none\" stroke=\"#ffffff\" stroke-opacity=\"0.8\" stroke-width=\"3\"");
  ASSERT_NE(halo, std::string::npos) << body;
  EXPECT_GT(body.find("<text id=\"text1\""), halo);
  EXPECT_EQ(body.find("Hyesan"), body.rfind("Hyesan"));
}

TEST(Svg, SpacedLettersHavePlacesOfTheirOwnAndCurvedOnesTurn) {
  TextStyle spaced;
  spaced.letter_spacing_px = 3;
  const std::string letters = body_of({label("AB", spaced)});
  EXPECT_NE(letters.find("<tspan x=\"5\""), std::string::npos) << letters;
  EXPECT_NE(letters.find(">A</tspan><tspan x=\"16.95\""), std::string::npos) << letters;
  auto run = std::make_shared<GlyphRun>(shape(test_fonts(), "AB", {}));
  run->glyphs[1].angle_rad = 0.5F;
  DrawGlyphs curved = label("AB");
  curved.run = run;
  curved.angle_rad = 0.1;
  const std::string turned = body_of({curved});
  EXPECT_NE(turned.find("transform=\"translate(5 20) rotate(5.73)\" role=\"img\" aria-label=\"AB\""), std::string::npos)
      << turned;
  EXPECT_NE(turned.find("rotate(28.65)"), std::string::npos) << turned;
}

TEST(Svg, ClipsAreGroupsThatAlwaysClose) {
  EXPECT_EQ(body_of({PopClip{}, PushClip{{1, 2, 3, 4}}}),
            "<clipPath id=\"clip1\"><rect x=\"1\" y=\"2\" width=\"3\" height=\"4\"/></clipPath>\n"
            "<g clip-path=\"url(#clip1)\">\n</g>\n");
}

TEST(Svg, ImagesAreEmbedded) {
  auto image = std::make_shared<Image>();
  image->width = 1;
  image->height = 1;
  image->rgba = {1, 2, 3, 4};
  const std::string straight = body_of({DrawImage{image, {10, 0, 5, 0, 20, 6}, 0.5}});
  EXPECT_EQ(straight.substr(0, straight.find("base64")),
            "<image preserveAspectRatio=\"none\" x=\"5\" y=\"6\" width=\"10\" height=\"20\" opacity=\"0.5\" "
            "xlink:href=\"data:image/png;");
  EXPECT_NE(straight.find("base64,iVBORw0KGgo"), std::string::npos);  // the signature of PNG
  const std::string turned = body_of({DrawImage{image, {0, 1.23456789, 5, 1, 0, 6}, 1}});
  EXPECT_NE(turned.find("transform=\"matrix(0 1 1.234568 0 5 6)\""), std::string::npos) << turned;
}

TEST(Svg, IsWellFormedWhateverTheText) {
  ASSERT_EQ(std::system("xmllint --version >/dev/null 2>&1"), 0) << "script/setup installs xmllint (libxml2-utils)";
  PictureFacts facts;
  facts.title = std::string("\x01\xff ]]> <!-- \xef\xbf\xbe") + "\"'";
  facts.more = {{"a\"b<", "c"}};
  DrawGlyphs glyphs = label("<\x02\"&\xc3");
  glyphs.halo = {1, 1, 1, 1};
  glyphs.halo_width_px = 1;
  const std::string file = testing::TempDir() + "yalu_well_formed.svg";
  const std::unique_ptr<FILE, int (*)(FILE*)> out(std::fopen(file.c_str(), "wb"), std::fclose);
  const std::string svg = svg_of({glyphs, PushClip{{0, 0, 1, 1}}}, facts);
  ASSERT_EQ(std::fwrite(svg.data(), 1, svg.size(), out.get()), svg.size());
  std::fflush(out.get());
  EXPECT_EQ(std::system(("xmllint --noout --nonet " + file).c_str()), 0);
  std::remove(file.c_str());
}

TEST(SvgText, Base64IsThatOfRfc4648) {
  const auto encoded = [](std::string_view text) {
    return base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  };
  EXPECT_EQ(encoded(""), "");
  EXPECT_EQ(encoded("f"), "Zg==");
  EXPECT_EQ(encoded("fo"), "Zm8=");
  EXPECT_EQ(encoded("foo"), "Zm9v");
  EXPECT_EQ(encoded("foobar"), "Zm9vYmFy");
}

}  // namespace
}  // namespace yalu
