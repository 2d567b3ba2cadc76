using System.Globalization;

namespace MotoPortal.Tests.Faults.Kills;

/// <summary>When the portal is killed.</summary>
/// <param name="Request">Which of its POST requests is under way, from 1; null for another moment.</param>
/// <param name="Fate">What becomes of that request.</param>
/// <param name="Lines">After how many lines of the clerks; 0 while it starts.</param>
/// <param name="Pause">How long after that.</param>
internal sealed record KillMoment(int? Request, ProxyFault Fate, int Lines, TimeSpan Pause)
{
    private const int MostRequests = 25;
    private const int MostLines = 10;
    private const int LongestPause = 100;
    private static readonly ProxyFault[] Fates = [ProxyFault.CutBefore, ProxyFault.CutAfter, ProxyFault.Late];

    /// <summary>A random moment.</summary>
    /// <param name="random">Chooses it.</param>
    /// <param name="start">How long a start took; null before the first one, which is not disturbed.</param>
    public static KillMoment Next(Random random, TimeSpan? start) => random.Next(8) switch
    {
        0 when start is { } whole => new KillMoment(null, default, 0, whole * random.NextDouble()),
        < 5 => new KillMoment(1 + random.Next(MostRequests), Fates[random.Next(Fates.Length)], 0, TimeSpan.Zero),
        _ => new KillMoment(null, default, 1 + random.Next(MostLines), TimeSpan.FromMilliseconds(random.Next(LongestPause))),
    };

    /// <inheritdoc/>
    public override string ToString() =>
        Request is { } request ? string.Create(CultureInfo.InvariantCulture, $"during POST {request}, {Fate}")
        : Lines is 0 ? string.Create(CultureInfo.InvariantCulture, $"{Pause.TotalMilliseconds:F0} ms after its start")
        : string.Create(CultureInfo.InvariantCulture, $"{Pause.TotalMilliseconds:F0} ms after line {Lines}");
}
