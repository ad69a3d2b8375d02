// Connection strings of database servers: told from names of files, and shown without their passwords.
#pragma once

#include <string>
#include <string_view>

namespace yalu {

/// Whether the source is a PostgreSQL server: "PG:host=... dbname=..." or "postgresql://...".
bool is_connection(std::string_view source);

/// The source as it may be shown to people and written into results: each password of a connection string is "***".
/// Where it cannot be told what belongs to a password, more is hidden rather than less. Names of files stay as they
/// are.
std::string shown_source(const std::string& source);

/// What a server or its driver says of a source, without anything secret: a message about the connection string itself
/// may quote pieces of a password, so its place is taken by a sentence of ours.
std::string shown_reason(const std::string& reason);

}  // namespace yalu
