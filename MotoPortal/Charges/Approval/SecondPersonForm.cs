using System.Collections.Immutable;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Approval;

/// <summary>Who the second person is, and why they allow it. The password lives here only until it was checked.</summary>
internal sealed class SecondPersonForm
{
    private const int LongestPassword = 256;

    /// <summary>Their e-mail.</summary>
    public string Email { get; set; } = "";

    /// <summary>Their password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Why they allow it; kept with the charge for ever.</summary>
    public string Reason { get; set; } = "";

    /// <summary>What is missing, by field.</summary>
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

        if (FieldRules.Text(Reason, NewCharge.ReasonLength, required: true) is { } reason)
        {
            problems[nameof(Reason)] = reason;
        }

        return problems.ToImmutable();
    }
}
