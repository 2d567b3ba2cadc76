using System.Threading.Channels;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.DelayedJobs;

/// <summary>The queue of delayed jobs. It is in the database, so that they run after a restart.</summary>
internal sealed class DelayedJobQueue(SimulatorDatabase database, TimeProvider time)
{
    private readonly Channel<bool> _bell =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Signals that a job was added.</summary>
    public ChannelReader<bool> Bell => _bell.Reader;

    /// <summary>Schedules a step after a delay. Called inside a transaction, after which the step runs at the earliest.</summary>
    public void Put(string step, string objectId, TimeSpan wait)
    {
        database.Execute(
            "INSERT INTO later (due, step, object) VALUES ($0, $1, $2)", time.GetUtcNow()
                .Add(wait).ToUnixTimeMilliseconds(), step, objectId);
        _bell.Writer.TryWrite(true);
    }

    /// <summary>Removes and returns the next due step; null when none is due. Called inside a transaction.</summary>
    public (string Step, string ObjectId)? Take()
    {
        var next = database.Query(
            "SELECT id, step, object FROM later WHERE due <= $0 ORDER BY due, id LIMIT 1",
            row => (Id: row.GetInt64(0), Step: row.GetString(1), ObjectId: row.GetString(2)),
            time.GetUtcNow().ToUnixTimeMilliseconds());
        if (next.Count == 0)
        {
            return null;
        }

        database.Execute("DELETE FROM later WHERE id = $0", next[0].Id);
        return (next[0].Step, next[0].ObjectId);
    }

    /// <summary>The time until the next step is due; null when there is none. Called inside a transaction.</summary>
    public TimeSpan? UntilNext() =>
        database.Query("SELECT MIN(due) FROM later", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0))[0] is { } due
            ? TimeSpan.FromMilliseconds(Math.Max(1, due - time.GetUtcNow().ToUnixTimeMilliseconds()))
            : null;
}
