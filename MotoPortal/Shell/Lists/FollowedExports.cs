using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace MotoPortal.Shell.Lists;

/// <summary>The exports of this node that a page follows. Used by several threads at once.</summary>
internal sealed class FollowedExports(TimeProvider time)
{
    private const int IdBytes = 16;

    /// <summary>The key of the id in an address.</summary>
    public const string Key = "run";

    private readonly ConcurrentDictionary<string, FollowedFile> _runs = new(StringComparer.Ordinal);

    /// <summary>Begins one, for the next link that is pressed.</summary>
    public FollowedFile Open()
    {
        var run = new FollowedFile(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), time);
        _runs[run.Id] = run;
        return run;
    }

    /// <summary>The one with this id; null when no page of this node follows it.</summary>
    public FollowedFile? Find(string? id) => id is null ? null : _runs.GetValueOrDefault(id);

    /// <summary>Forgets one that no page follows any more; it goes on.</summary>
    public void Forget(FollowedFile run) => _runs.TryRemove(run.Id, out _);
}
