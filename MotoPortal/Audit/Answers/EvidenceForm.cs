using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Audit.Answers;

/// <summary>The evidence as it is typed, one text for each of Stripe's fields.</summary>
public sealed class EvidenceForm
{
    /// <summary>The longest text of one field, in characters.</summary>
    public const int Longest = 20_000;

    /// <summary>The longest line, in characters.</summary>
    public const int LongestLine = 250;

    public string CustomerName { get; set; } = "";

    public string CustomerEmail { get; set; } = "";

    public string ProductDescription { get; set; } = "";

    public string ServiceDate { get; set; } = "";

    public string CancellationPolicy { get; set; } = "";

    public string RefundPolicy { get; set; } = "";

    public string ActivityLog { get; set; } = "";

    public string Explanation { get; set; } = "";

    /// <summary>The form with these texts.</summary>
    internal static EvidenceForm Of(StripeEvidence evidence) => new()
    {
        CustomerName = evidence.CustomerName,
        CustomerEmail = evidence.CustomerEmail,
        ProductDescription = evidence.ProductDescription,
        ServiceDate = evidence.ServiceDate,
        CancellationPolicy = evidence.CancellationPolicy,
        RefundPolicy = evidence.RefundPolicy,
        ActivityLog = evidence.ActivityLog,
        Explanation = evidence.Explanation,
    };

    /// <summary>The texts, with the line ends that come back from Stripe.</summary>
    internal StripeEvidence ToEvidence() => new(
        Tidy(CustomerName),
        Tidy(CustomerEmail),
        Tidy(ProductDescription),
        Tidy(ServiceDate),
        Tidy(CancellationPolicy),
        Tidy(RefundPolicy),
        Tidy(ActivityLog),
        Tidy(Explanation));

    /// <summary>The problems by field. Evidence goes to banks, so it must hold no card number.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        void Look(string field, string text, int longest)
        {
            if (CardNumberGuard.HoldsCardNumber(text))
            {
                problems[field] = FieldProblem.HoldsCardNumber;
            }
            else if (text.Length > longest)
            {
                problems[field] = FieldProblem.TooLong;
            }
        }

        Look(nameof(CustomerName), CustomerName, LongestLine);
        Look(nameof(CustomerEmail), CustomerEmail, LongestLine);
        Look(nameof(ServiceDate), ServiceDate, LongestLine);
        Look(nameof(ProductDescription), ProductDescription, Longest);
        Look(nameof(CancellationPolicy), CancellationPolicy, Longest);
        Look(nameof(RefundPolicy), RefundPolicy, Longest);
        Look(nameof(ActivityLog), ActivityLog, Longest);
        Look(nameof(Explanation), Explanation, Longest);
        if (ToEvidence() == StripeEvidence.None)
        {
            problems[nameof(Explanation)] = FieldProblem.Required;
        }

        return problems.ToImmutable();
    }

    private static string Tidy(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
