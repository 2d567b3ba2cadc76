using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Evidence;

/// <summary>How a caller may be identified, and what is asked of the owner of the card.</summary>
internal static class CallerRules
{
    /// <summary>The checks that can be made of a customer: none for which there is nothing on record.</summary>
    public static ImmutableArray<IdentityCheck> Offered(CallerRecord record) =>
        [.. Enum.GetValues<IdentityCheck>().Where(check => Supports(record, check))];

    /// <summary>The problems by field; null where there is none.</summary>
    /// <param name="form">The form.</param>
    /// <param name="asksWhoCalls">Whether the order came by telephone.</param>
    /// <param name="needsIdentity">Whether the caller has to be identified, as for a card that is saved.</param>
    public static IEnumerable<(string Field, FieldProblem? Problem)> Problems(ICallerForm form, bool asksWhoCalls, bool needsIdentity) =>
        [.. asksWhoCalls ? OfCaller(form, needsIdentity) : [], .. OfCardholder(form)];

    private static bool Supports(CallerRecord record, IdentityCheck check) => check switch
    {
        IdentityCheck.CallBack => record.HasPhone,
        IdentityCheck.CallBackNow => record.HasNumber,
        IdentityCheck.EarlierOrder => record.HasEarlierOrder,
        IdentityCheck.AddressOnRecord => record.HasAddress,
        IdentityCheck.CustomerNumber => record.IsKnown,
        IdentityCheck.KnownVoice or IdentityCheck.SpelledOrder or IdentityCheck.NotPossible => true,
    };

    private static IEnumerable<(string Field, FieldProblem? Problem)> OfCaller(ICallerForm form, bool needsIdentity) =>
    [
        (
            nameof(form.IdentityCheck),
            form.IdentityCheck switch
            {
                null => FieldProblem.Required,
                IdentityCheck.NotPossible when needsIdentity => FieldProblem.NotConfirmed,
                _ => null,
            }),
        .. form.IdentityCheck is IdentityCheck.NotPossible
            ? Array.Empty<(string, FieldProblem?)>()
            :
            [
                (
                    nameof(form.IdentityPassed),
                    form.IdentityPassed switch { null => FieldProblem.Required, false => FieldProblem.NotConfirmed, true => null }),
            ],
        .. form.IdentityCheck is IdentityCheck.KnownVoice
            ? new[] { (nameof(form.IdentityKnownTo), FieldRules.Text(form.IdentityKnownTo, EvidenceForm.RelationLength, required: true)) }
            : [],
    ];

    private static IEnumerable<(string Field, FieldProblem? Problem)> OfCardholder(ICallerForm form)
    {
        var isOther = form.Cardholder is Cardholder.OtherPerson;
        return
        [
            (nameof(form.Cardholder), form.Cardholder is null ? FieldProblem.Required : null),
            (nameof(form.CardholderName), FieldRules.Text(form.CardholderName, EvidenceForm.RelationLength, required: isOther)),
            (nameof(form.CardholderRelation), FieldRules.Text(form.CardholderRelation, EvidenceForm.RelationLength, required: isOther)),
            (nameof(form.CardholderAgreed), isOther && !form.CardholderAgreed ? FieldProblem.NotConfirmed : null),
        ];
    }
}
