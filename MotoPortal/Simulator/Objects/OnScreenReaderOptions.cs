using Microsoft.Extensions.Options;

namespace MotoPortal.Simulator.Objects;

/// <summary>The options of the on-screen reader. Section <c>OnScreenReader</c>; by default it uses the simulator that serves it.</summary>
internal sealed class OnScreenReaderOptions
{
    public const string Section = "OnScreenReader";

    /// <summary>A key that the simulator accepts and Stripe does not.</summary>
    public const string PracticeKey = "sk_test_practice_0000";

    /// <summary>
    /// A secret key of the simulator or of a Stripe sandbox. A live key is refused, because a real card must never be typed into a page.
    /// </summary>
    public string ApiKey { get; set; } = PracticeKey;

    /// <summary>The address of the API; null means the simulator itself for a practice key, and Stripe for any other.</summary>
    public string? ApiBase { get; set; }

    /// <summary>
    /// Origins that may frame the page, separated by spaces; <c>:*</c> means any port. By default any origin of this machine: the simulator
    /// answers only this machine, and a portal may use any port.
    /// </summary>
    public string EmbeddedBy { get; set; } = "http://127.0.0.1:* http://localhost:* https://localhost:*";

    /// <summary>Whether it uses the simulator, which can be polled often.</summary>
    public bool IsPractice => ApiKey.StartsWith("sk_test_practice", StringComparison.Ordinal);

    /// <summary>
    /// The polling interval while the page is in use, in milliseconds. Stripe limits reads (10,000 a month are free), the simulator does
    /// not.
    /// </summary>
    public int PollMilliseconds => IsPractice ? 1_000 : 4_000;

    /// <summary>The polling interval after a few minutes without change, in milliseconds.</summary>
    public int RestingPollMilliseconds => IsPractice ? 1_000 : 20_000;

    /// <summary>Copies the values to another instance.</summary>
    public void CopyTo(OnScreenReaderOptions other)
    {
        other.ApiKey = ApiKey;
        other.ApiBase = ApiBase;
        other.EmbeddedBy = EmbeddedBy;
    }

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
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
