#include "app/ui_texts.h"

namespace yalu {
namespace {

void add(std::vector<std::string>& texts, const std::vector<std::string>& more) {
  texts.insert(texts.end(), more.begin(), more.end());
}

void add(std::vector<std::string>& texts, const TextColumn& column) {
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!column[row].empty()) texts.emplace_back(column[row]);
  }
}

void add_briefing(std::vector<std::string>& texts, const Briefing& briefing) {
  texts.push_back(briefing.title);
  for (const Scene& scene : briefing.scenes) add(texts, {scene.title, scene.text});
}

void add_table(std::vector<std::string>& texts, const IncidentTable& table) {
  add(texts, table.title);
  add(texts, table.date_text);
  add(texts, table.persons_text);
  add(texts, table.note);
  for (const TermColumn* column : {&table.origin.name, &table.destination.name, &table.kind, &table.claimed_by,
                                   &table.confirmed_by, &table.denied_by}) {
    add(texts, column->terms());
  }
  for (const Source& source : table.source_list)
    add(texts, {source.id, source.title, source.publisher, source.date, source.url});
}

}  // namespace

std::vector<std::string> texts_of(const AppState& state) {
  std::vector<std::string> texts{state.title, state.error, state.projection_dialog.error, state.from_field.error,
                                 state.to_field.error};
  if (state.briefing) add_briefing(texts, *state.briefing);
  if (!state.world) return texts;
  add_table(texts, state.world->table);
  add(texts, state.world->incidents.id);
  for (const Issue& issue : state.world->issues) texts.push_back(to_string(issue));
  return texts;
}

}  // namespace yalu
