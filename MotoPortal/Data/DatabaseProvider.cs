namespace MotoPortal.Data;

/// <summary>The database provider.</summary>
internal enum DatabaseProvider
{
    /// <summary>A SQLite file in the data folder, for one node.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, for several nodes.</summary>
    Postgres,
}
