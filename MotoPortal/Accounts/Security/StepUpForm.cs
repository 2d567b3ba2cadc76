using System.Collections.Immutable;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.Security;

/// <summary>What a person types to prove again who they are. Kept only until it was checked.</summary>
public sealed class StepUpForm
{
    private const int LongestPassword = 200;
    private const int LongestCode = 40;

    public string Password { get; set; } = "";

    /// <summary>The password that the person wants from now on, where it is asked for.</summary>
    public string NewPassword { get; set; } = "";

    /// <summary>A code of the authenticator app, or a recovery code.</summary>
    public string Code { get; set; } = "";

    /// <summary>The answer of a passkey, which stands for both; null for none.</summary>
    internal PasskeyAnswer? Passkey { get; set; }

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    /// <param name="isByIssuer">Whether the session began at an issuer, which stands for the password.</param>
    /// <param name="needsCode">Whether the person has a second factor.</param>
    /// <param name="needsNewPassword">Whether a new password is asked for.</param>
    internal ImmutableDictionary<string, FieldProblem> Check(bool isByIssuer, bool needsCode, bool needsNewPassword)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        if (needsNewPassword)
        {
            Add(nameof(NewPassword), NewPassword, LongestPassword);
        }

        if (Passkey is not null)
        {
            return problems.ToImmutable();
        }

        if (!isByIssuer)
        {
            Add(nameof(Password), Password, LongestPassword);
        }

        if (needsCode)
        {
            Add(nameof(Code), Code, LongestCode);
        }

        return problems.ToImmutable();

        void Add(string field, string typed, int longest)
        {
            if (typed.Length == 0 || typed.Length > longest)
            {
                problems[field] = typed.Length == 0 ? FieldProblem.Required : FieldProblem.TooLong;
            }
        }
    }
}
