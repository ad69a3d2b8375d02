#include "app/window.h"

// glad brings OpenGL's declarations.
#define GLFW_INCLUDE_NONE

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <utility>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <glad/gl.h>
#include <imgui.h>

#include "app/app_state.h"
#include "app/input_queue.h"
#include "app/loader.h"
#include "app/open_link.h"
#include "app/panels/panels.h"
#include "app/state_report.h"
#include "app/ui_texts.h"
#include "base/resources.h"
#include "io/file_writer.h"
#include "io/style_reader.h"
#include "render/gl/gl_renderer.h"

namespace yalu {
namespace {

struct GlfwLibrary {
  GlfwLibrary() = default;
  GlfwLibrary(const GlfwLibrary&) = delete;
  GlfwLibrary& operator=(const GlfwLibrary&) = delete;
  ~GlfwLibrary() { glfwTerminate(); }
};
struct DestroyWindow {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using WindowHandle = std::unique_ptr<GLFWwindow, DestroyWindow>;

struct ImGuiSession {
  ImGuiSession() = default;
  ImGuiSession(const ImGuiSession&) = delete;
  ImGuiSession& operator=(const ImGuiSession&) = delete;
  ~ImGuiSession() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
};

// What GLFW's callbacks leave for the next frames.
struct Inbox {
  InputQueue input;
  std::vector<std::string> dropped_files;
};

Inbox& inbox_of(GLFWwindow* window) {
  return *static_cast<Inbox*>(glfwGetWindowUserPointer(window));
}

void put(GLFWwindow* window, const InputEvent& event) {
  inbox_of(window).input.push(event);
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int modifiers) {
  put(window, {InputEvent::Kind::key, key, scancode, action, modifiers, 0, {}});
}

void on_character(GLFWwindow* window, unsigned codepoint) {
  put(window, {InputEvent::Kind::character, 0, 0, 0, 0, codepoint, {}});
}

void on_move(GLFWwindow* window, double x, double y) {
  put(window, {InputEvent::Kind::move, 0, 0, 0, 0, 0, {x, y}});
}

void on_button(GLFWwindow* window, int button, int action, int modifiers) {
  put(window, {InputEvent::Kind::button, button, 0, action, modifiers, 0, {}});
}

void on_wheel(GLFWwindow* window, double x, double y) {
  put(window, {InputEvent::Kind::wheel, 0, 0, 0, 0, 0, {x, y}});
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
  inbox_of(window).dropped_files.assign(paths, paths + count);
}

std::string glfw_reason() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description ? std::string(" (") + description + ")" : std::string{};
}

constexpr const char* instead = " Without one, make a picture instead: yalu render FILE -o map.pdf";

Result<WindowHandle> create_window(const std::optional<ScreenSize>& asked) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "yalu");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "yalu");

  int area_x = 0, area_y = 0, area_width = 1440, area_height = 900;
  float scale = 1;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
    glfwGetMonitorWorkarea(monitor, &area_x, &area_y, &area_width, &area_height);
    glfwGetMonitorContentScale(monitor, &scale, nullptr);
  }
  ScreenSize size{std::min(area_width * 0.92 / scale, 1680.0), std::min(area_height * 0.92 / scale, 1050.0)};
  if (asked) size = *asked;
  const int width = static_cast<int>(std::lround(size.width_px * scale));
  const int height = static_cast<int>(std::lround(size.height_px * scale));
  WindowHandle window(glfwCreateWindow(std::max(width, 1), std::max(height, 1), "Yalu", nullptr, nullptr));
  if (!window) {
    return Error{"A window with OpenGL 3.3 could not be opened" + glfw_reason() + "." + instead};
  }
  glfwSetWindowSizeLimits(window.get(), 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwSetWindowPos(window.get(), area_x + std::max(0, (area_width - width) / 2),
                   area_y + std::max(0, (area_height - height) / 2));
  return window;
}

// The running window: what lives from frame to frame beside AppState.
class Frames {
 public:
  Frames(const WindowOptions& options, GLFWwindow* window, Inbox& inbox, Loader& loader, const FontSet& fonts,
         Styles styles, UiFontFiles font_files, GlRenderer& renderer, StartTimes times)
      : options_(options),
        window_(window),
        inbox_(inbox),
        loader_(loader),
        fonts_(fonts),
        styles_(std::move(styles)),
        scenes_(fonts),
        font_files_(std::move(font_files)),
        renderer_(renderer),
        times_(times) {}

  Status run();

 private:
  bool out_of_sight() const;
  void wait();
  void read_news();
  void read_input();
  void read_key(const InputEvent& event);
  void measure();
  Status bake_fonts();
  void find_piles();
  void draw_panels();
  void draw_map();
  void do_requests();
  void load_finer_ground();
  Status report();

  const WindowOptions& options_;
  GLFWwindow* window_;
  Inbox& inbox_;
  Loader& loader_;
  const FontSet& fonts_;
  Styles styles_;
  SceneBuilder scenes_;
  UiFontFiles font_files_;
  GlRenderer& renderer_;
  StartTimes times_;

  AppState state_;
  Ui ui_;
  MapPicture picture_;
  WorldRef drawn_world_;
  std::optional<ViewState> drawn_view_;
  WorldRef baked_world_;
  std::string baked_errors_;
  double baked_scale_ = 0;
  ScreenSize size_;  ///< of the window's content
  double device_px_per_px_ = 1;
  int framebuffer_height_ = 1;
  std::optional<ScreenPx> pointer_;  ///< in GLFW's units
  bool buttons_[5] = {};
  bool window_resized_ = true;
  bool had_pile_list_ = false;
  bool finer_ground_ = false;  ///< asked for, or there
  LoadOptions reading_;        ///< how the files that are open were read
  std::string reported_;
  // ImGui answers some input a frame late, so a few frames follow the last input.
  int frames_to_draw_ = frames_after_input;
  static constexpr int frames_after_input = 3;
};

Status Frames::run() {
  bool first = true;
  double last_seconds = glfwGetTime();
  while (!glfwWindowShouldClose(window_)) {
    if (!first) wait();
    if (!first && out_of_sight()) {
      // Nobody sees a frame, and some drivers do not even hold back for the screen: sleep until something happens.
      glfwWaitEvents();
      last_seconds = glfwGetTime();
      frames_to_draw_ = frames_after_input;
      continue;
    }
    const bool moving = animating(state_);
    state_.now_seconds = glfwGetTime();
    // What began while the loop slept begins now, not when it fell asleep.
    const double passed = moving ? state_.now_seconds - last_seconds : 0;
    last_seconds = state_.now_seconds;
    measure();
    read_news();
    read_input();
    advance(state_, passed);
    if (auto baked = bake_fonts(); !baked.ok()) return baked;
    draw_panels();
    draw_map();
    glfwSwapBuffers(window_);
    if (first) {
      glfwShowWindow(window_);
      times_.first_frame_ms = glfwGetTime() * 1000;
    }
    first = false;
    do_requests();
    load_finer_ground();
    --frames_to_draw_;
    if (frames_to_draw_ <= 0 || animating(state_)) {
      if (auto reported = report(); !reported.ok()) return reported;
    }
  }
  return Done{};
}

bool Frames::out_of_sight() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return width == 0 || height == 0 || glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE ||
         glfwGetWindowAttrib(window_, GLFW_VISIBLE) == GLFW_FALSE;
}

void Frames::wait() {
  constexpr double frame_seconds = 1.0 / 60;
  if (animating(state_) || frames_to_draw_ > 0) {
    glfwWaitEventsTimeout(std::max(0.001, frame_seconds - (glfwGetTime() - state_.now_seconds)));
    return;
  }
  if (state_.notice) {
    glfwWaitEventsTimeout(std::max(0.01, state_.notice->until_seconds - glfwGetTime()));
  } else if (state_.key_context.typing) {
    glfwWaitEventsTimeout(0.5);  // the caret blinks
  } else {
    glfwWaitEvents();
  }
  frames_to_draw_ = frames_after_input;
}

void Frames::read_news() {
  LoadNews news = loader_.take_news();
  if (news.progress && !finer_ground_) state_.loading = Loading{*news.progress, news.progress_text};
  if (!news.result) return;
  if (news.result->ok()) {
    Loaded loaded = std::move(*news.result).value();
    if (loaded.request.same_data) {
      exchange_world(state_, std::move(loaded.world));
      reading_.projection = loaded.request.options.projection;
    } else {
      open_world(state_, std::move(loaded.world), std::move(loaded.input.briefing), std::move(loaded.request.files));
      glfwSetWindowTitle(window_, state_.title.empty() ? "Yalu" : (state_.title + " - Yalu").c_str());
      reading_ = std::move(loaded.request.options);
      finer_ground_ = reading_.detail == BaseMapDetail::full;
    }
    if (times_.world_ms == 0) times_.world_ms = glfwGetTime() * 1000;
  } else {
    state_.error = news.result->error().message;
    // Without a world there is not even a map: show at least the region.
    if (!state_.world && !options_.files.empty()) loader_.load({});
  }
  state_.loading.reset();
}

void Frames::read_input() {
  for (const InputEvent& event : inbox_.input.take_frame()) {
    switch (event.kind) {
      case InputEvent::Kind::key:
        read_key(event);
        break;
      case InputEvent::Kind::character:
        ImGui_ImplGlfw_CharCallback(window_, event.codepoint);
        if (const auto action = action_for_character(event.codepoint, state_.key_context)) perform(state_, *action);
        break;
      case InputEvent::Kind::move:
        pointer_ = event.at;
        break;
      case InputEvent::Kind::button:
        if (event.code >= 0 && event.code < IM_ARRAYSIZE(buttons_)) buttons_[event.code] = event.action == GLFW_PRESS;
        break;
      case InputEvent::Kind::wheel:
        ImGui_ImplGlfw_ScrollCallback(window_, event.at.x, event.at.y);
        break;
    }
  }
  if (!inbox_.input.empty()) frames_to_draw_ = frames_after_input;
  if (!inbox_.dropped_files.empty()) state_.requests.open_files = std::exchange(inbox_.dropped_files, {});
}

void Frames::read_key(const InputEvent& event) {
  ImGui_ImplGlfw_KeyCallback(window_, event.code, event.scancode, event.action, event.modifiers);
  if (event.action == GLFW_RELEASE) return;
  const auto action = action_for_key(event.code, event.modifiers, state_.key_context);
  // Held keys move on; what switches something must not flicker.
  const bool moves = action && (*action <= Action::zoom_out || *action == Action::previous_incident ||
                                *action == Action::next_incident);
  if (action && (event.action == GLFW_PRESS || moves)) perform(state_, *action);
}

void Frames::measure() {
  int width = 1, height = 1;
  float scale = 1;
  glfwGetFramebufferSize(window_, &width, &height);
  glfwGetWindowContentScale(window_, &scale, nullptr);
  device_px_per_px_ = scale > 0 ? static_cast<double>(scale) : 1;
  framebuffer_height_ = height;
  const ScreenSize size{width / device_px_per_px_, height / device_px_per_px_};
  window_resized_ = size != size_;
  size_ = size;
}

Status Frames::bake_fonts() {
  // They repeat what was typed, in whatever script.
  const std::string errors =
      state_.error + state_.projection_dialog.error + state_.from_field.error + state_.to_field.error;
  if (baked_world_ == state_.world && baked_errors_ == errors && baked_scale_ == device_px_per_px_) return Done{};
  auto baked = font_files_.bake(texts_of(state_), device_px_per_px_);
  if (!baked.ok()) return baked.error();
  ui_.fonts = baked.value();
  if (baked_scale_ != 0) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  baked_world_ = state_.world;
  baked_errors_ = errors;
  baked_scale_ = device_px_per_px_;
  if (times_.fonts_ms == 0) times_.fonts_ms = glfwGetTime() * 1000;
  return Done{};
}

// Only once the map rests or is pressed: while it moves every frame has other piles, and nobody could aim at one.
void Frames::find_piles() {
  if (!state_.world || picture_.piles || drawn_world_ != state_.world || drawn_view_ != state_.view) return;
  const bool pressed = state_.map_drag && !state_.map_drag->moved;
  if (!pressed && (animating(state_) || frames_to_draw_ > 1)) return;
  if (ImGui::IsMousePosValid() && !ImGui::GetIO().WantCaptureMouse)
    picture_.piles = piles_of(*state_.world, state_.view, fonts_);
}

void Frames::draw_panels() {
  ui_.map_style = &styles_[state_.view.style];
  // For the window the map of a printed page is light.
  ui_.theme = theme_for(styles_, state_.view.style == StyleName::dark);
  apply_theme(ui_.theme);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  // GLFW counts in its own units; everything of ours is in ScreenPx.
  ImGuiIO& io = ImGui::GetIO();
  const double window_width = static_cast<double>(io.DisplaySize.x);
  const float px_per_unit = window_width > 0 ? static_cast<float>(size_.width_px / window_width) : 1.f;
  io.DisplaySize = {static_cast<float>(size_.width_px), static_cast<float>(size_.height_px)};
  io.DisplayFramebufferScale = {static_cast<float>(device_px_per_px_), static_cast<float>(device_px_per_px_)};
  if (ImGui::IsMousePosValid() && pointer_)
    io.MousePos = {static_cast<float>(pointer_->x), static_cast<float>(pointer_->y)};
  std::copy(std::begin(buttons_), std::end(buttons_), std::begin(io.MouseDown));
  if (ImGui::IsMousePosValid()) io.MousePos = {io.MousePos.x * px_per_unit, io.MousePos.y * px_per_unit};
  ImGui::NewFrame();

  // ImGui gives the focus of what closes to some other panel; here the map has the keys until a panel is clicked.
  const bool list_closed = had_pile_list_ && !state_.open_pile;
  if (list_closed || !state_.world) ImGui::SetWindowFocus(nullptr);
  had_pile_list_ = state_.open_pile.has_value();
  const WindowLayout layout = lay_out_window(size_, state_.folds);
  place_map(state_, layout.map, window_resized_);
  close_outdated_pile(state_);
  find_piles();
  if (state_.world) handle_map_pointer(state_, picture_, ui_);
  show_header(state_, ui_, layout.header);
  show_filters(state_, ui_, layout.filters);
  show_incident(state_, ui_, layout.incident);
  show_timeline(state_, ui_, layout.timeline);
  if (state_.world) {
    show_measure(state_, picture_, ui_);
    show_readout(state_, picture_, ui_);
  }
  show_scene_card(state_, ui_);
  show_fold_tabs(state_, ui_);
  show_pile_list(state_, ui_);
  show_messages(state_, ui_);
  show_settings(state_, ui_);
  show_help(state_, ui_);
  if (state_.world) show_tooltip(state_, ui_);

  KeyContext& context = state_.key_context;
  context.typing = io.WantTextInput;
  context.control_focused = io.NavVisible && ImGui::IsAnyItemFocused();
  context.map_focused = !ImGui::IsWindowFocused(ImGuiFocusedFlags_AnyWindow);
  context.popup_open = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  ImGui::Render();
}

void Frames::draw_map() {
  const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(ui_.theme.window);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  if (state_.world) {
    if (drawn_world_ != state_.world || drawn_view_ != state_.view) {
      auto list = scenes_.build(state_.world, state_.view);
      if (list.ok()) {
        picture_ = {std::move(list).value(), map_frame(*state_.world, state_.view, fonts_), picture_.built + 1,
                    std::nullopt};
        if (times_.scene_ms == 0) times_.scene_ms = glfwGetTime() * 1000;
        if (auto drawn = renderer_.draw(picture_.list, device_px_per_px_); !drawn.ok())
          state_.error = drawn.error().message;
      } else {
        state_.error = list.error().message;
      }
      drawn_world_ = state_.world;
      drawn_view_ = state_.view;
      // The marks moved: what is under the pointer may be another.
      frames_to_draw_ = std::max(frames_to_draw_, 2);
    }
    renderer_.show(static_cast<int>(std::lround(state_.map_rect.x * device_px_per_px_)),
                   static_cast<int>(std::lround(state_.map_rect.y * device_px_per_px_)), framebuffer_height_);
  }
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Frames::do_requests() {
  Requests requests = std::exchange(state_.requests, {});
  if (requests.quit) glfwSetWindowShouldClose(window_, GLFW_TRUE);
  if (!requests.copy_text.empty()) glfwSetClipboardString(window_, requests.copy_text.c_str());
  if (!requests.open_link.empty()) {
    if (const auto opened = open_link(requests.open_link); !opened.ok()) {
      glfwSetClipboardString(window_, requests.open_link.c_str());
      notify(state_, "No browser could be started; the address was copied");
    }
  }
  if (requests.open_pile && state_.world) {
    if (auto contents = pile_at(*state_.world, state_.view, fonts_, *requests.open_pile, pick_tolerance_px)) {
      open_pile(state_, std::move(*contents));
      frames_to_draw_ = frames_after_input;
    }
  }
  if (!requests.projection.empty() && state_.world) {
    state_.loading = Loading{};
    LoadOptions reading = reading_;
    reading.projection = requests.projection;
    reading.detail = finer_ground_ ? BaseMapDetail::full : BaseMapDetail::overview;
    loader_.load({state_.files, std::move(reading), state_.world});
    frames_to_draw_ = frames_after_input;
  }
  if (!requests.open_files.empty()) {
    state_.error.clear();
    state_.loading = Loading{};
    finer_ground_ = false;
    // Columns named for one file are none of another's; places of the user's are known in all of them.
    LoadOptions reading;
    reading.gazetteers = options_.reading.gazetteers;
    reading.projection = reading_.projection;
    loader_.load({std::move(requests.open_files), std::move(reading), {}});
    frames_to_draw_ = frames_after_input;
  }
}

void Frames::load_finer_ground() {
  if (finer_ground_ || !state_.world || state_.loading) return;
  if (picture_.frame.ground_metres_per_px >= overview_metres_per_px || picture_.frame.ground_metres_per_px <= 0) return;
  finer_ground_ = true;
  LoadOptions reading = reading_;
  reading.detail = BaseMapDetail::full;
  loader_.load({state_.files, std::move(reading), state_.world});
}

Status Frames::report() {
  if (options_.state_file.empty()) return Done{};
  std::optional<ScreenPx> pointer;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (ImGui::IsMousePosValid()) pointer = ScreenPx{mouse.x, mouse.y};
  std::string text = report_state(state_, picture_, times_, size_, pointer);
  if (text == reported_) return Done{};
  reported_ = std::move(text);
  return write_file(options_.state_file, as_bytes(reported_));
}

}  // namespace

Status run_window(const WindowOptions& options) {
  if (!glfwInit()) {
    return Error{"There is no display to open a window on" + glfw_reason() + "." + instead};
  }
  const GlfwLibrary library;
  const auto resources = find_resources();
  if (!resources.ok()) return resources.error();
  auto styles = read_styles(resources.value().geodata / "styles");
  if (!styles.ok()) return styles.error();
  // Reading the files goes on beside the opening of the window.
  Loader loader(resources.value(), [] { glfwPostEmptyEvent(); });
  loader.load({options.files, options.reading, {}});

  StartTimes times;
  auto window = create_window(options.size);
  if (!window.ok()) return window.error();
  Inbox inbox;
  glfwMakeContextCurrent(window.value().get());
  glfwSwapInterval(1);
  auto loaded_gl = load_gl([](const char* name) { return reinterpret_cast<void*>(glfwGetProcAddress(name)); });
  if (!loaded_gl.ok()) return loaded_gl;
  times.window_ms = glfwGetTime() * 1000;

  auto fonts = FontSet::load(resources.value().fonts);
  if (!fonts.ok()) return fonts.error();
  auto font_files = UiFontFiles::load(fonts.value());
  if (!font_files.ok()) return font_files.error();
  GlRenderer renderer(fonts.value());
  times.renderer_ms = glfwGetTime() * 1000;

  glfwSetWindowUserPointer(window.value().get(), &inbox);
  ImGui::CreateContext();
  ImGui_ImplGlfw_InitForOpenGL(window.value().get(), true);
  // Keys and mouse reach ImGui through our queue.
  glfwSetKeyCallback(window.value().get(), on_key);
  glfwSetCharCallback(window.value().get(), on_character);
  glfwSetCursorPosCallback(window.value().get(), on_move);
  glfwSetMouseButtonCallback(window.value().get(), on_button);
  glfwSetScrollCallback(window.value().get(), on_wheel);
  glfwSetDropCallback(window.value().get(), on_drop);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  const ImGuiSession session;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // where a panel is folded is no file of ours
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;

  // A picture that is about to come is worth a moment's wait: the window then opens with the map and not with a bar.
  constexpr double patience_ms = 900;
  loader.wait_for_result(std::chrono::milliseconds(std::max(0L, std::lround(patience_ms - times.renderer_ms))));
  Frames frames(options, window.value().get(), inbox, loader, fonts.value(), std::move(styles).value(),
                std::move(font_files).value(), renderer, times);
  return frames.run();
}

}  // namespace yalu
