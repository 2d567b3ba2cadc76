using System.Collections.Immutable;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Approval;

/// <summary>The second person's credentials and reason. The password is kept only until it was checked.</summary>
internal sealed class SecondPersonForm
{
    private const int LongestPassword = 256;

    /// <summary>The second person's e-mail address.</summary>
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>A code of the second person's authenticator app; empty for a person without a second factor.</summary>
    public string Code { get; set; } = "";

    /// <summary>The answer of the second person's passkey, which stands for the three above; null for none.</summary>
    public PasskeyAnswer? Passkey { get; set; }

    /// <summary>Why they approve it; stored with the charge permanently.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
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

        if (FieldRules.Text(Reason, NewCharge.ReasonLength, required: true) is { } reason)
        {
            problems[nameof(Reason)] = reason;
        }

        return problems.ToImmutable();
    }
}
