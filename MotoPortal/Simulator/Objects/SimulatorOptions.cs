using Microsoft.Extensions.Options;

namespace MotoPortal.Simulator.Objects;

/// <summary>Where the simulator listens and keeps its data. It listens on this machine only, unless told otherwise.</summary>
internal sealed class SimulatorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Simulator";

    /// <summary>The address to listen on. Port 0 takes any free port; see <see cref="StripeSimulator.Address"/>.</summary>
    public string Url { get; set; } = "http://127.0.0.1:12111";

    /// <summary>Whether <see cref="Url"/> may be an address that the network reaches, where every caller is believed.</summary>
    public bool AllowNetwork { get; set; }

    /// <summary>The folder that holds <c>simulator.db</c>. Made when it is missing.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Whether an empty simulator gets two locations and three readers to practise with.</summary>
    public bool Seed { get; set; } = true;

    /// <summary>
    /// Whether requests in another API version than the simulator's own are refused. Otherwise any well-formed version is taken, and the
    /// answer has the simulator's own shapes.
    /// </summary>
    public bool StrictVersion { get; set; }

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

    /// <summary>
    /// Whose reader the page at <c>/reader/{id}</c> plays, from a section of its own; the simulator's unless told otherwise.
    /// </summary>
    public OnScreenReaderOptions OnScreenReader { get; } = new();

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<SimulatorOptions>
    {
        private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

        /// <inheritdoc/>
        public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
        {
            List<string> wrong =
            [
                .. Outside(nameof(WebhookAnswerLimit), options.WebhookAnswerLimit),
                .. Outside(nameof(IdempotencyKeyLifetime), options.IdempotencyKeyLifetime),
                .. options.WebhookRetryDelays.SelectMany((delay, index) => Outside($"{nameof(WebhookRetryDelays)}:{index}", delay)),
            ];
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }

        private static IEnumerable<string> Outside(string key, TimeSpan value) =>
            value <= TimeSpan.Zero || value > Longest
                ? [$"{Section}:{key} is {value}; it must be longer than nothing and at most 30 days."]
                : [];
    }
}
