namespace MotoPortal.Data.Health;

/// <summary>Another process runs the portal on this SQLite file.</summary>
/// <param name="database">The file.</param>
/// <param name="holder">The process, in words.</param>
internal sealed class DatabaseInUseException(string database, string holder)
    : Exception($"{database} is in use by {holder}. Stop that portal first, or use PostgreSQL for several nodes.");
