#include "io/drivers.h"

#include <algorithm>

#include <gdal_priv.h>

#include "io/gdal_setup.h"

namespace yalu {

std::string gdal_version() {
  return GDALVersionInfo("RELEASE_NAME");
}

std::vector<std::string> readable_formats() {
  const GdalMessages messages;
  GDALAllRegister();
  std::vector<std::string> names;
  GDALDriverManager& manager = *GetGDALDriverManager();
  for (int i = 0; i < manager.GetDriverCount(); ++i) {
    GDALDriver& driver = *manager.GetDriver(i);
    const bool reads_vectors =
        driver.GetMetadataItem(GDAL_DCAP_VECTOR) != nullptr && driver.GetMetadataItem(GDAL_DCAP_OPEN) != nullptr;
    if (reads_vectors) names.emplace_back(driver.GetDescription());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace yalu
