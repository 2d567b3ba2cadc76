using MotoPortal.Simulator.OnScreenReader;

namespace MotoPortal.Simulator;

/// <summary>Where the simulator listens and keeps its data. It listens on this machine only.</summary>
internal sealed class SimulatorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Simulator";

    /// <summary>The loopback address to listen on. Port 0 takes any free port; see <see cref="StripeSimulator.Address"/>.</summary>
    public string Url { get; set; } = "http://127.0.0.1:12111";

    /// <summary>The folder that holds <c>simulator.db</c>. Made when it is missing.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Whether an empty simulator gets two locations and three readers to practise with.</summary>
    public bool Seed { get; set; } = true;

    /// <summary>
    /// How long to wait before each new try of a webhook that was not answered with 2xx. Stripe's sandbox takes hours
    /// over three tries; these are shorter, so that one can watch.
    /// </summary>
    public IReadOnlyList<TimeSpan> WebhookRetryDelays { get; set; } =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20), TimeSpan.FromHours(2)];

    /// <summary>How long a webhook's receiver may take to answer.</summary>
    public TimeSpan WebhookAnswerLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an idempotency key is remembered. Stripe keeps them for at least a day.</summary>
    public TimeSpan IdempotencyKeyLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Whose reader the page at <c>/reader/{id}</c> plays, from a section of its own; the simulator's unless told otherwise.</summary>
    public OnScreenReaderOptions OnScreenReader { get; } = new();
}
