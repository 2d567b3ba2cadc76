using Microsoft.Extensions.Options;

namespace MotoPortal.Simulator.Objects;

/// <summary>
/// Which Stripe the on-screen reader plays a reader of. Section <c>OnScreenReader</c>; with no setting it is the simulator that serves the
/// page.
/// </summary>
internal sealed class OnScreenReaderOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "OnScreenReader";

    /// <summary>The key that the simulator takes and Stripe does not.</summary>
    public const string PracticeKey = "sk_test_practice_0000";

    /// <summary>
    /// A secret key of the simulator or of a Stripe sandbox. A live key is refused: a browser page must never be where a real card is
    /// typed.
    /// </summary>
    public string ApiKey { get; set; } = PracticeKey;

    /// <summary>Where Stripe's API is; null means the simulator itself for a practice key, and Stripe for any other.</summary>
    public string? ApiBase { get; set; }

    /// <summary>
    /// Origins that may show the page in a frame, separated by spaces; <c>:*</c> means any port. Whatever this machine serves may,
    /// unless told otherwise: the simulator answers this machine only, and a portal may be started on any port.
    /// </summary>
    public string EmbeddedBy { get; set; } = "http://127.0.0.1:* http://localhost:* https://localhost:*";

    /// <summary>True while the page plays a reader of a simulator, where asking often costs nobody anything.</summary>
    public bool IsPractice => ApiKey.StartsWith("sk_test_practice", StringComparison.Ordinal);

    /// <summary>
    /// How often the page asks for the reader's state while it is looked at, in milliseconds. Stripe counts reads (10,000 a month are
    /// free), a simulator does not.
    /// </summary>
    public int PollMilliseconds => IsPractice ? 1_000 : 4_000;

    /// <summary>How often it asks once nothing has happened for a few minutes, in milliseconds.</summary>
    public int RestingPollMilliseconds => IsPractice ? 1_000 : 20_000;

    /// <summary>Gives another instance the same values.</summary>
    public void CopyTo(OnScreenReaderOptions other)
    {
        other.ApiKey = ApiKey;
        other.ApiBase = ApiBase;
        other.EmbeddedBy = EmbeddedBy;
    }

    /// <summary>Says what is wrong with a setting, and how to mend it.</summary>
    internal sealed class Check : IValidateOptions<OnScreenReaderOptions>
    {
        /// <inheritdoc/>
        public ValidateOptionsResult Validate(string? name, OnScreenReaderOptions options)
        {
            var faults = Faults(options).ToList();
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }

        private static IEnumerable<string> Faults(OnScreenReaderOptions options)
        {
            if (!options.ApiKey.StartsWith("sk_test_", StringComparison.Ordinal)
                && !options.ApiKey.StartsWith("rk_test_", StringComparison.Ordinal))
            {
                yield return "OnScreenReader:ApiKey must be a test key (sk_test_…). The on-screen reader never works with a live key.";
            }

            if (options.ApiBase is not null && !IsOrigin(options.ApiBase))
            {
                yield return "OnScreenReader:ApiBase must be an address without a path, for example http://127.0.0.1:12111; leave it out to use the simulator itself.";
            }

            if (options.EmbeddedBy.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Any(origin => !IsOrigin(origin.EndsWith(":*", StringComparison.Ordinal) ? origin[..^2] : origin)))
            {
                yield return "OnScreenReader:EmbeddedBy must be origins separated by spaces, for example https://portal.example.org.";
            }
        }

        private static bool IsOrigin(string text) =>
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.PathAndQuery is "/" && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
            && text.TrimEnd('/').Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
