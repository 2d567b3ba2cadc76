namespace MotoPortal.Data;

/// <summary>Which database server holds the portal's data.</summary>
internal enum DatabaseProvider
{
    /// <summary>A file in the data folder: one node.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server: several nodes.</summary>
    Postgres,
}
