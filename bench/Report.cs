using System.Globalization;
using System.Reflection;
using System.Text;

namespace MotoPortal.Bench;

/// <summary>Prints the table and puts it into <c>docs/performance.md</c>, in place of the one before.</summary>
internal static class Report
{
    private const string Begin = "<!-- measured by bench -->";
    private const string End = "<!-- end of what bench measured -->";

    /// <summary>Whether this is a debug build, whose times say nothing.</summary>
    public static bool IsDebugBuild { get; } =
        typeof(Report).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled is true;

    private static string Machine => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} processors, {Gigabytes} GB, .NET {Environment.Version}.");

    private static long Gigabytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000_000;

    /// <summary>The table in Markdown.</summary>
    public static string TableOf(IReadOnlyList<Measured> rows)
    {
        var table = new StringBuilder("| measured | portal | floor | portal ÷ floor | goal |\n|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            var floor = row.Floor is { } held ? $"{row.FloorName}: {Words(held)}" : "none";
            var ratio = row.Ratio is { } times ? times.ToString(times < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) : "";
            table.Append(CultureInfo.InvariantCulture, $"| {row.What} | {Words(row.Portal)} | {floor} | {ratio} | {row.Goal} |\n");
        }

        return table.ToString();
    }

    /// <summary>Writes the table into the page.</summary>
    /// <exception cref="InvalidDataException">The page has no place for it.</exception>
    public static async Task WriteAsync(string page, string table)
    {
        var text = await File.ReadAllTextAsync(page);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidDataException($"{page} has no place for the table.");
        }

        await File.WriteAllTextAsync(page, $"{text[..(from + Begin.Length)]}\n\n{Machine}\n\n{table}\n{text[to..]}");
    }

    private static string Words(Sample sample) =>
        string.Create(CultureInfo.InvariantCulture, $"{Number(sample.Median)} ({Number(sample.Least)}–{Number(sample.Most)})");

    private static string Number(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
