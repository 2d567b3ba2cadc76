using Microsoft.Extensions.Options;

namespace MotoPortal.Simulator.Objects;

/// <summary>The options of the simulator. It listens on this machine only by default.</summary>
internal sealed class SimulatorOptions
{
    public const string Section = "Simulator";

    /// <summary>The address to listen on. Port 0 chooses a free port; see <see cref="StripeSimulator.Address"/>.</summary>
    public string Url { get; set; } = "http://127.0.0.1:12111";

    /// <summary>Whether <see cref="Url"/> may be a network address, where every caller is trusted.</summary>
    public bool AllowNetwork { get; set; }

    /// <summary>The folder of <c>simulator.db</c>. Created when missing.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Whether an empty simulator gets two locations and three readers.</summary>
    public bool Seed { get; set; } = true;

    /// <summary>
    /// Whether requests with another API version are refused. Otherwise any well-formed version is accepted, and the answer has the
    /// simulator's own shapes.
    /// </summary>
    public bool StrictVersion { get; set; }

    /// <summary>
    /// The pauses before each further try of a webhook that was not answered with 2xx. Stripe's sandbox makes three tries over hours; these
    /// are shorter, so that they can be watched.
    /// </summary>
    public IReadOnlyList<TimeSpan> WebhookRetryDelays { get; set; } =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20), TimeSpan.FromHours(2)];

    /// <summary>The timeout of a webhook delivery.</summary>
    public TimeSpan WebhookAnswerLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an idempotency key is stored. Stripe stores them for at least a day.</summary>
    public TimeSpan IdempotencyKeyLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The options of the on-screen reader at <c>/reader/{id}</c>, from a section of their own.</summary>
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
