using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Exemptions;

/// <summary>The second person's credentials and reason. The password is kept only until it was checked.</summary>
internal sealed class ExemptForm
{
    /// <summary>The maximum length of a reason, in characters.</summary>
    public const int ReasonLength = 200;

    private const int LongestPassword = 256;

    /// <summary>The second person's e-mail address.</summary>
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>A code of the second person's authenticator app; empty for a person without a second factor.</summary>
    public string Code { get; set; } = "";

    /// <summary>Why the text is no card number.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        if ((string.IsNullOrWhiteSpace(Email) ? FieldProblem.Required : FieldRules.Email(Email)) is { } email)
        {
            problems[nameof(Email)] = email;
        }

        if (Password.Length is 0 or > LongestPassword)
        {
            problems[nameof(Password)] = Password.Length == 0 ? FieldProblem.Required : FieldProblem.TooLong;
        }

        if (FieldRules.Text(Reason, ReasonLength, required: true) is { } reason)
        {
            problems[nameof(Reason)] = reason;
        }

        return problems.ToImmutable();
    }
}
