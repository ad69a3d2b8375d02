#include "io/relief_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <gdal_priv.h>
#include <gdalwarper.h>
#include <ogr_spatialref.h>

#include "base/cell_index.h"
#include "io/gdal_setup.h"

namespace yalu {
namespace {

constexpr int level_ground_unless_told = 181;  // of a light 45 degrees high: 255 * sin(45 deg)
constexpr double ink_per_grey = 1.8;           // alpha, of 255, a step of grey
constexpr double darkest_ink = 110;
constexpr double warp_tolerance_px = 0.25;

// Alpha of black for every grey; black with this alpha over the land's colour gives the shade.
std::array<std::uint8_t, 256> ink_table(int level_ground) {
  std::array<std::uint8_t, 256> table{};
  for (int grey = 1; grey < level_ground && grey < 256; ++grey) {
    table[static_cast<std::size_t>(grey)] =
        static_cast<std::uint8_t>(std::min(darkest_ink, (level_ground - grey) * ink_per_grey));
  }
  return table;
}

// Whether the raster lies in the projection already.
bool same_projection(const GDALDataset& dataset, const OGRSpatialReference& wanted) {
  const OGRSpatialReference* own = dataset.GetSpatialRef();
  constexpr std::array<const char*, 3> options{"CRITERION=EQUIVALENT", "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                               nullptr};
  return own != nullptr && own->IsSame(&wanted, options.data()) != 0;
}

// A projection made for another part of the world stretches the region without bounds.
bool sensible_size(GDALDataset& dataset) {
  constexpr double most_pixels = 2e7;
  return static_cast<double>(dataset.GetRasterXSize()) * dataset.GetRasterYSize() <= most_pixels;
}

// Ink fades out towards the end of the detailed ground: there the relief would end in a line that is not on the ground.
void fade_edges(Image& image, const Affine& to_map, const Projection& projection) {
  constexpr int step = 32;  // pixels between the points at which the fading is worked out
  constexpr double width_deg = 1.5;
  const int columns = image.width / step + 2, rows = image.height / step + 2;
  std::vector<double> clear(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  const auto at = [&](int row, int column) -> double& { return clear[cell_index(row, column, columns)]; };
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const ScreenPx map = to_map.apply({1.0 * column * step, 1.0 * row * step});
      const LonLat place = projection.inverse({map.x, map.y});
      const double inside =
          std::min({place.lon_deg - detailed_region.west_deg, detailed_region.east_deg - place.lon_deg,
                    place.lat_deg - detailed_region.south_deg, detailed_region.north_deg - place.lat_deg}) /
          width_deg;
      at(row, column) = std::isfinite(inside) ? inside : -1;
    }
  }
  for (int y = 0; y < image.height; ++y) {
    const int row = y / step;
    const double v = static_cast<double>(y % step) / step;
    for (int x = 0; x < image.width; ++x) {
      const int column = x / step;
      if (std::min({at(row, column), at(row, column + 1), at(row + 1, column), at(row + 1, column + 1)}) >= 1) {
        x += step - 1 - x % step;
        continue;
      }
      const double u = static_cast<double>(x % step) / step;
      const double t = std::clamp((at(row, column) * (1 - u) + at(row, column + 1) * u) * (1 - v) +
                                      (at(row + 1, column) * (1 - u) + at(row + 1, column + 1) * u) * v,
                                  0.0, 1.0);
      std::uint8_t& ink = image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                      static_cast<std::size_t>(x)) *
                                         4 +
                                     3];
      ink = static_cast<std::uint8_t>(std::lround(ink * t * t * (3 - 2 * t)));
    }
  }
}

}  // namespace

Result<std::optional<Relief>> read_relief(const std::filesystem::path& file, const Projection& projection) {
  const auto failed = [&](const std::string& reason) {
    return Error{"the base map of the program cannot be read: " + file.string() + ": " + reason +
                 "; install the program again"};
  };
  Result<DatasetPtr> opened = open_raster(file.string());
  if (!opened) return failed(opened.error().message);
  const GdalMessages messages;
  GDALDataset* dataset = opened.value().get();
  const char* flat = dataset->GetMetadataItem("FLAT");
  const int level_ground = flat != nullptr ? std::atoi(flat) : level_ground_unless_told;

  DatasetPtr warped;
  // The usual case needs no comparison of coordinate systems, which would open PROJ's database.
  if (projection.definition() != default_projection) {
    OGRSpatialReference wanted;
    if (wanted.SetFromUserInput(projection.definition().c_str()) != OGRERR_NONE)
      return failed(messages.first("unknown projection"));
    if (!same_projection(*dataset, wanted)) {
      char* wkt = nullptr;
      wanted.exportToWkt(&wkt);
      const std::unique_ptr<char, void (*)(void*)> owned(wkt, VSIFree);
      warped.reset(GDALDataset::FromHandle(GDALAutoCreateWarpedVRT(GDALDataset::ToHandle(dataset), nullptr, owned.get(),
                                                                   GRA_Bilinear, warp_tolerance_px, nullptr)));
      if (!warped || !sensible_size(*warped)) return std::optional<Relief>();
      dataset = warped.get();
    }
  }

  const int width = dataset->GetRasterXSize();
  const int height = dataset->GetRasterYSize();
  double transform[6];
  std::vector<std::uint8_t> grey(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  if (dataset->GetRasterCount() != 1 || dataset->GetGeoTransform(transform) != CE_None ||
      dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, width, height, grey.data(), width, height, GDT_Byte, 0, 0,
                                          nullptr) != CE_None) {
    return failed(messages.first("not a georeferenced picture of one band"));
  }

  auto image = std::make_shared<Image>();
  image->width = width;
  image->height = height;
  image->rgba.resize(grey.size() * 4);
  const std::array<std::uint8_t, 256> ink = ink_table(level_ground);
  for (std::size_t i = 0; i < grey.size(); ++i) image->rgba[i * 4 + 3] = ink[grey[i]];
  const Affine to_map{transform[1], transform[2], transform[0], transform[4], transform[5], transform[3]};
  fade_edges(*image, to_map, projection);
  return std::optional(Relief{std::move(image), to_map});
}

}  // namespace yalu
