#include "app/camera_history.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

Camera at_zoom(double zoom) {
  Camera camera;
  camera.zoom = zoom;
  return camera;
}

TEST(CameraHistory, GoesBackMoveByMove) {
  CameraHistory history;
  EXPECT_EQ(history.back(at_zoom(9)), std::nullopt);
  history.leave(at_zoom(5), 10);
  history.leave(at_zoom(6), 20);
  EXPECT_EQ(history.back(at_zoom(9)), at_zoom(6));
  EXPECT_EQ(history.back(at_zoom(9)), at_zoom(5));
  EXPECT_EQ(history.back(at_zoom(9)), std::nullopt);
}

TEST(CameraHistory, ATurnOfTheWheelIsOneMove) {
  CameraHistory history;
  for (int notch = 0; notch < 20; ++notch) history.leave(at_zoom(5 + 0.4 * notch), 10 + 0.1 * notch);
  EXPECT_EQ(history.back(at_zoom(9)), at_zoom(5));
  EXPECT_EQ(history.back(at_zoom(9)), std::nullopt);
}

TEST(CameraHistory, AMoveRightAfterGoingBackIsItsOwn) {
  CameraHistory history;
  history.leave(at_zoom(5), 10);
  history.leave(at_zoom(6), 20);
  EXPECT_EQ(history.back(at_zoom(9)), at_zoom(6));
  history.leave(at_zoom(7), 20.1);
  EXPECT_EQ(history.back(at_zoom(9)), at_zoom(7));
}

TEST(CameraHistory, GoesForwardAgainUntilAnotherMove) {
  CameraHistory history;
  EXPECT_EQ(history.forward(at_zoom(9)), std::nullopt);
  history.leave(at_zoom(5), 10);
  history.leave(at_zoom(6), 20);
  EXPECT_EQ(history.back(at_zoom(7)), at_zoom(6));
  EXPECT_EQ(history.back(at_zoom(6)), at_zoom(5));
  EXPECT_EQ(history.forward(at_zoom(5)), at_zoom(6));
  EXPECT_EQ(history.forward(at_zoom(6)), at_zoom(7));
  EXPECT_EQ(history.forward(at_zoom(7)), std::nullopt);
  EXPECT_EQ(history.back(at_zoom(7)), at_zoom(6));
  history.leave(at_zoom(6), 30);
  EXPECT_EQ(history.forward(at_zoom(8)), std::nullopt) << "the way on is another now";
}

}  // namespace
}  // namespace yalu
