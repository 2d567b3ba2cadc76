using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data.Workers;

namespace MotoPortal.Data.Numbers;

/// <summary>
/// Keeps the highest numbers in the file <c>highest-numbers.json</c> of the data folder, which is in no backup: a database that was
/// restored from an older copy gives no number a second time, and the log says that it is older.
/// </summary>
internal sealed partial class NumberWitness(
    WorkerEnvironment environment, IEnumerable<NumberSource> sources, IOptions<DatabaseOptions> options, ILogger<NumberWitness> log)
    : PeriodicWorker(environment)
{
    private const string FileName = "highest-numbers.json";

    private Dictionary<string, long> _written = new(StringComparer.Ordinal);

    private string FilePath => Path.Combine(options.Value.DataDirectory, FileName);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(5);

    /// <summary>Compares the database with the file, before any number is given; raises the floors of an older database.</summary>
    /// <returns>The names of the numbers of which the database knows too few; empty when it is current.</returns>
    public async Task<IReadOnlyList<string>> CompareAsync(CancellationToken cancellationToken)
    {
        _written = await ReadFileAsync(cancellationToken);
        var known = await ReadRowsAsync(cancellationToken);
        var behind = _written.Where(seen => seen.Value > known.GetValueOrDefault(seen.Key)).ToList();
        if (behind.Count == 0)
        {
            return [];
        }

        await Environment.Atomic.RunAsync(
            async scope =>
            {
                foreach (var (name, value) in behind)
                {
                    await NumberFloor.RaiseAsync(scope, name, value, cancellationToken);
                }
            },
            cancellationToken);
        foreach (var (name, value) in behind)
        {
            LogOlder(log, name, known.GetValueOrDefault(name), value);
        }

        return [.. behind.Select(seen => seen.Key)];
    }

    /// <summary>Writes the file when a number has risen; returns 1 when it was written.</summary>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var known = await ReadRowsAsync(cancellationToken);
        if (known.All(number => number.Value <= _written.GetValueOrDefault(number.Key)))
        {
            return 0;
        }

        var written = _written.Concat(known).GroupBy(number => number.Key, StringComparer.Ordinal)
            .ToDictionary(number => number.Key, number => number.Max(one => one.Value), StringComparer.Ordinal);

        // Moved into place, so that a power cut leaves the old file or the new one.
        var aside = $"{FilePath}.new";
        await File.WriteAllTextAsync(aside, JsonSerializer.Serialize(written), cancellationToken);
        File.Move(aside, FilePath, overwrite: true);
        _written = written;
        return 1;
    }

    // Numbers that were given before the last restore count as well, although no row has them.
    private async Task<Dictionary<string, long>> ReadRowsAsync(CancellationToken cancellationToken)
    {
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<NumberFloor>().AsNoTracking()
            .ToDictionaryAsync(floor => floor.Name, floor => floor.Value, StringComparer.Ordinal, cancellationToken);
        foreach (var source in sources)
        {
            if (await source.HighestAsync(db, cancellationToken) is { } highest)
            {
                known[source.Name] = Math.Max(highest, known.GetValueOrDefault(source.Name));
            }
        }

        return known;
    }

    private async Task<Dictionary<string, long>> ReadFileAsync(CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, long>>(await File.ReadAllTextAsync(FilePath, cancellationToken))
                ?? new(StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return new(StringComparer.Ordinal);
        }
    }

    [LoggerMessage(
        1205,
        LogLevel.Critical,
        "The database is older than the last time: of {Numbers} it knows {Known}, and {Given} was given. It was restored from a copy; numbers go on above, and charges made since the copy have to be looked up at Stripe")]
    private static partial void LogOlder(ILogger log, string numbers, long known, long given);
}
