using System.Globalization;
using MotoPortal.Charges.Lifecycle;

namespace MotoPortal.Tests.Faults.Kills;

/// <summary>When the portal is killed.</summary>
/// <param name="Request">A part of the path of the POST request that is under way then; null for another moment.</param>
/// <param name="Which">Which of these requests, from 1.</param>
/// <param name="Fate">What becomes of that request.</param>
/// <param name="Lines">After how many lines of the clerks; 0 while it starts.</param>
/// <param name="Pause">How long after that.</param>
internal sealed record KillMoment(string? Request, int Which, ProxyFault Fate, int Lines, TimeSpan Pause)
{
    private const int MostRequests = 3;
    private const int MostLines = 10;
    private const int LongestPause = 100;
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(2);
    private static readonly ProxyFault[] Fates = [ProxyFault.Late, ProxyFault.CutAfter, ProxyFault.CutBefore];

    // The requests that must not be made twice, by turns with other moments.
    private static readonly string[] Places =
    [
        "line", "/v1/payment_intents", "/process_", "start", "/v1/refunds", "/v1/setup_intents", "line", "/v1/payment_intents", "/detach",
        "/v1/customers", "line", "/cancel", "/v1/disputes",
    ];

    /// <summary>The moment of a kill: its place and the request's fate by turns, the rest at random.</summary>
    /// <param name="random">Chooses it.</param>
    /// <param name="kills">The number of kills before it.</param>
    /// <param name="start">How long a start took; null when it is not known.</param>
    public static KillMoment Next(Random random, int kills, TimeSpan? start) => Places[kills % Places.Length] switch
    {
        "start" => new KillMoment(null, 0, default, 0, (start ?? UsualStart) * random.NextDouble()),
        "line" => new KillMoment(
            null, 0, default, 1 + random.Next(MostLines), TimeSpan.FromMilliseconds(random.Next(LongestPause))),
        var request => new KillMoment(
            request, 1 + random.Next(MostRequests), Fates[(kills + (kills / Places.Length)) % Fates.Length], 0, TimeSpan.Zero),
    };

    /// <summary>
    /// What the body of the request must have: of payments, only charges of a saved card count, because those of a reader take no money
    /// before a card is keyed; null for any body.
    /// </summary>
    public string? Body => Request is "/v1/payment_intents" ? ChargeWorkflow.ChargeMetadata : null;

    /// <summary>Whether this is one of the requests that are counted.</summary>
    /// <param name="request">Its method and path.</param>
    public bool Counts(string request) => Request is { } path
        && request.StartsWith("POST ", StringComparison.Ordinal) && request.Contains(path, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() =>
        Request is { } request ? string.Create(CultureInfo.InvariantCulture, $"during POST {request} {Which}, {Fate}")
        : Lines is 0 ? string.Create(CultureInfo.InvariantCulture, $"{Pause.TotalMilliseconds:F0} ms after its start")
        : string.Create(CultureInfo.InvariantCulture, $"{Pause.TotalMilliseconds:F0} ms after line {Lines}");
}
