using System.Collections.Immutable;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Forms;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// What a second person gives on the page of the first: their credentials, kept only until they were checked, and their reason.
/// </summary>
public sealed class SecondPersonForm
{
    private const int LongestPassword = 256;

    /// <summary>The second person's e-mail address.</summary>
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>A code of the second person's authenticator app; empty for a person without a second factor.</summary>
    public string Code { get; set; } = "";

    /// <summary>The answer of the second person's passkey, which stands for the three above; null for none.</summary>
    internal PasskeyAnswer? Passkey { get; set; }

    /// <summary>Why they agree; stored with what they agree to.</summary>
    public ReasonForm Words { get; } = new();

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    /// <param name="longestReason">The maximum length of the reason, in characters.</param>
    internal ImmutableDictionary<string, FieldProblem> Check(int longestReason)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        if (Passkey is null && (string.IsNullOrWhiteSpace(Email) ? FieldProblem.Required : FieldRules.Email(Email)) is { } email)
        {
            problems[nameof(Email)] = email;
        }

        if (Passkey is null && Password.Length is 0 or > LongestPassword)
        {
            problems[nameof(Password)] = Password.Length == 0 ? FieldProblem.Required : FieldProblem.TooLong;
        }

        if (FieldRules.Text(Words.Reason, longestReason, required: true) is { } reason)
        {
            problems[nameof(ReasonForm.Reason)] = reason;
        }

        return problems.ToImmutable();
    }

    /// <summary>Empties what was checked, or could be checked once only.</summary>
    internal void Forget() => (Password, Code, Passkey) = ("", "", null);
}
