// PictureFacts: what is written into a picture file beside the picture.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace yalu {

/// What is written into the file beside the picture; the same facts the page shows.
struct PictureFacts {
  std::string title;
  std::string description;  ///< the text alternative
  std::string creator;      ///< "Yalu 0.1.0"
  std::string created;      ///< ISO day or date-time as given, empty: none; never read from a clock
  std::vector<std::pair<std::string, std::string>> more;  ///< keyword, UTF-8 text
};

}  // namespace yalu
