using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts.Settings;

/// <summary>When an idle session is locked. Section <c>SignIn</c>.</summary>
internal sealed class IdleLockOptions
{
    public const string Section = "SignIn";

    // PCI DSS 8.2.8 asks for a new sign-in after more than 15 minutes without use.
    private const int LongestIdle = 15;

    /// <summary>After how many minutes without a key press, click or touch a session is locked.</summary>
    public int LockAfterMinutes { get; set; } = LongestIdle;

    /// <summary>The same as a duration.</summary>
    public TimeSpan LockAfter => TimeSpan.FromMinutes(LockAfterMinutes);

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<IdleLockOptions>
    {
        public ValidateOptionsResult Validate(string? name, IdleLockOptions options) =>
            options.LockAfterMinutes is >= 1 and <= LongestIdle
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"SignIn:LockAfterMinutes is {options.LockAfterMinutes}; write a whole number of minutes from 1 to {LongestIdle}.");
    }
}
