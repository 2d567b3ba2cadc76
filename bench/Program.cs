using MotoPortal.Bench;
using MotoPortal.Bench.Ledger;
using MotoPortal.Bench.Lists;
using MotoPortal.Bench.Load;
using MotoPortal.Bench.Saves;
using MotoPortal.Bench.Starts;
using MotoPortal.SignedForms.Cleaning;

if (args is [FormCleaningVerb.Word, ..])
{
    // The portals of this process start it for each letter.
    return await FormCleaningVerb.RunAsync(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), FormCleaner.Clean);
}

(string Name, Func<Task<IReadOnlyList<Measured>>> Run)[] benches =
[
    ("appends", AppendBench.RunAsync),
    ("verify", VerifyBench.RunAsync),
    ("lists", ListBench.RunAsync),
    ("saves", SaveBench.RunAsync),
    ("load", LoadBench.RunAsync),
    ("start", StartBench.RunAsync),
];
var unknown = args.Except(benches.Select(bench => bench.Name), StringComparer.Ordinal).ToList();
if (unknown.Count > 0)
{
    await Console.Error.WriteLineAsync($"There is no {unknown[0]}; there are: {string.Join(", ", benches.Select(bench => bench.Name))}.");
    return 2;
}

List<Measured> rows = [];
foreach (var (name, run) in benches.Where(bench => args.Length == 0 || args.Contains(bench.Name, StringComparer.Ordinal)))
{
    Console.WriteLine($"{name} …");
    rows.AddRange(await run());
}

var table = Report.TableOf(rows);
Console.WriteLine(table);
if (args.Length == 0 && !Report.IsDebugBuild)
{
    await Report.WriteAsync(Repository.PathOf("docs", "performance.md"), table);
}

return 0;
