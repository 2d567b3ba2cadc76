using System.Diagnostics.Metrics;

namespace MotoPortal.Data.Workers;

/// <summary>Counts the passes and rows of all workers, under the meter <c>MotoPortal.Workers</c>.</summary>
internal sealed class WorkerMeter
{
    public const string Name = "MotoPortal.Workers";

    /// <summary>The instrument that counts rows; its tags are <c>worker</c> and <c>result</c> (done, failed, claimed_elsewhere).</summary>
    public const string RowsName = "motoportal.worker.rows";

    /// <summary>The instrument that counts passes; its tags are <c>worker</c> and <c>result</c> (done, failed).</summary>
    public const string PassesName = "motoportal.worker.passes";

    private readonly Counter<long> _rows;
    private readonly Counter<long> _passes;

    public WorkerMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _rows = meter.CreateCounter<long>(RowsName, "{row}", "Rows that a worker took up.");
        _passes = meter.CreateCounter<long>(PassesName, "{pass}", "Times that a worker looked for what is due.");
    }

    /// <summary>Counts one row.</summary>
    public void CountRow(string worker, RowResult result) => _rows.Add(1, new("worker", worker), new("result", Write(result)));

    /// <summary>Counts one pass.</summary>
    public void CountPass(string worker, bool failed) =>
        _passes.Add(1, new("worker", worker), new("result", Write(failed ? RowResult.Failed : RowResult.Done)));

    private static string Write(RowResult result) => result switch
    {
        RowResult.Done => "done",
        RowResult.Failed => "failed",
        RowResult.ClaimedElsewhere => "claimed_elsewhere",
    };
}
