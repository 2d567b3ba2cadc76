using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MotoPortal.Data;

/// <summary>The options of the portal's storage. Sections <c>Database</c>, <c>Portal</c> and <c>ConnectionStrings</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>The provider's name as configured; parsed by <see cref="ProviderOrNull"/>.</summary>
    public string Provider { get; set; } = nameof(DatabaseProvider.Sqlite);

    /// <summary>The connection string; null means a file in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The folder of all files that the portal writes, absolute.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>The file of the SQLite database, absolute; null with another provider.</summary>
    public string? SqliteFile =>
        ProviderOrNull is not DatabaseProvider.Sqlite ? null
        : ConnectionString is null ? Path.Combine(DataDirectory, "portal.db")
        : Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    /// <summary>The provider; null when the name is invalid.</summary>
    public DatabaseProvider? ProviderOrNull =>
        Enum.TryParse<DatabaseProvider>(Provider, ignoreCase: true, out var provider) && Enum.IsDefined(provider) ? provider : null;

    /// <summary>Reads the settings; a relative folder is resolved against the given one.</summary>
    public void Bind(IConfiguration configuration, string root)
    {
        Provider = configuration["Database:Provider"] is { Length: > 0 } provider ? provider : Provider;
        ConnectionString = configuration.GetConnectionString("Portal") is { Length: > 0 } connection ? connection : null;
        DataDirectory = Path.GetFullPath(configuration["Portal:DataDirectory"] is { Length: > 0 } folder ? folder : "data", root);
    }

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
        {
            if (options.ProviderOrNull is not { } provider)
            {
                return ValidateOptionsResult.Fail($"Database:Provider is '{options.Provider}'; it must be Sqlite or Postgres.");
            }

            if (provider is DatabaseProvider.Postgres && options.ConnectionString is null)
            {
                return ValidateOptionsResult.Fail(
                    "Database:Provider is Postgres, so ConnectionStrings:Portal must say where the server is.");
            }

            if (options.ConnectionString is { } connection && ConnectionProblem(provider, connection) is { } wrong)
            {
                return ValidateOptionsResult.Fail(wrong);
            }

            return FolderProblem(options.DataDirectory) is { } problem
                ? ValidateOptionsResult.Fail(problem)
                : ValidateOptionsResult.Success;
        }

        private const string LikeSqlite =
            "write it like Data Source=/var/lib/motoportal/portal.db, or leave it out for a file in Portal:DataDirectory.";

        private const string LikePostgres = "write it like Host=db.example;Database=portal;Username=portal;Password=…";

        // The message leaves out the connection string, which contains a password.
        private static string? ConnectionProblem(DatabaseProvider provider, string text)
        {
            try
            {
                if (provider is DatabaseProvider.Postgres)
                {
                    return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 }
                        ? null
                        : $"ConnectionStrings:Portal names no server; {LikePostgres}";
                }

                return new SqliteConnectionStringBuilder(text) is
                {
                    Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 }
                    and not ":memory:"
                }
                    ? null
                    : $"ConnectionStrings:Portal names no file; {LikeSqlite}";
            }
            catch (Exception exception) when (exception is ArgumentException
                or FormatException or InvalidCastException or OverflowException)
            {
                return $"ConnectionStrings:Portal is no connection string; {(provider is DatabaseProvider.Postgres ? LikePostgres : LikeSqlite)}";
            }
        }

        private static string? FolderProblem(string folder)
        {
            try
            {
                Directory.CreateDirectory(folder);
                var probe = Path.Combine(folder, $".write-{Environment.ProcessId}");
                File.WriteAllBytes(probe, []);
                File.Delete(probe);
                return null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return $"Portal:DataDirectory is '{folder}', which cannot be written; name a folder that this account may write to.";
            }
        }
    }
}
