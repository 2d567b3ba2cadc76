using System.Globalization;
using System.Text.Json;
using CsCheck;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Consents;

/// <summary>
/// Goal: the form creates exactly the intended scope from the input, and reports what is out of range at the right field.
/// </summary>
public sealed class ConsentFormProperties
{
    private const int Cases = 1000;

    [Fact]
    public void What_was_typed_is_what_is_agreed() =>
        Gen.Select(ScopeGen.Scope, ScopeGen.Culture)
            .Sample((scope, culture) => TypedForm.Of(scope, culture).ToScope(ScopeGen.Today).ShouldBe(scope), iter: Cases);

    [Fact]
    public void A_form_that_is_kept_and_taken_up_again_means_the_same() =>
        Gen.Select(ScopeGen.Scope, ScopeGen.Culture).Sample(
            (scope, culture) => JsonSerializer.Deserialize<ConsentForm>(JsonSerializer.Serialize(TypedForm.Of(scope, culture)))!
                .ToScope(ScopeGen.Today).ShouldBe(scope), iter: Cases);

    [Fact]
    public void What_is_out_of_range_is_refused_at_its_field() =>
        ScopeGen.Scope.Sample(scope =>
        {
            foreach (var (field, problem, spoil) in Spoilt(scope.Kind))
            {
                var form = TypedForm.Of(scope, CultureInfo.InvariantCulture);

                spoil(form);

                var found = form.Check(ScopeGen.Today).Remove(nameof(form.AcceptsCharges));
                found.ShouldContainKeyAndValue(field, problem);
                form.ToScope(ScopeGen.Today).ShouldBeNull();
            }
        }, iter: Cases / 5);

    [Fact]
    public void What_another_kind_would_need_is_no_problem_of_this_one() =>
        Gen.Select(ScopeGen.Scope, ScopeGen.Scope).Sample((scope, other) =>
        {
            var form = TypedForm.Of(scope, CultureInfo.InvariantCulture);
            form.Kind = other.Kind;

            foreach (var field in form.Check(ScopeGen.Today).Keys.Where(field => field is not nameof(form.AcceptsCharges)))
            {
                (Spoilt(other.Kind).Any(spoilt => spoilt.Field == field)
                    || field is nameof(form.AmountRule) or nameof(form.CapPeriod) or nameof(form.Interval)).ShouldBeTrue(field);
            }
        }, iter: Cases);

    private static Action<ConsentForm> Determined(AmountSource? source, string words = "") => form =>
        (form.AmountRule, form.DeterminedBy, form.Determination) = (AmountRule.UpTo, source, words);

    private static IEnumerable<(string Field, FieldProblem Problem, Action<ConsentForm> Spoil)> Spoilt(ConsentKind kind)
    {
        var (yesterday, tooFar) = (ScopeGen.Today.AddDays(-1), ScopeGen.FarthestDay.AddDays(1));
        IEnumerable<(string Field, FieldProblem Problem, Action<ConsentForm> Spoil)> always =
        [
            (nameof(ConsentForm.Purpose), FieldProblem.Required, form => form.Purpose = " "),
            (nameof(ConsentForm.Purpose), FieldProblem.TooLong, form => form.Purpose = new string('x', 201)),
            (nameof(ConsentForm.Purpose), FieldProblem.HoldsCardNumber, form => form.Purpose = "4242 4242 4242 4242"),
            (nameof(ConsentForm.Amount), FieldProblem.Required, form => form.Amount = ""),
            (nameof(ConsentForm.Amount), FieldProblem.BelowMinimum, form => form.Amount = "0"),
            (nameof(ConsentForm.Amount), FieldProblem.BelowMinimum, form => (form.Amount, form.Currency) = ("0.30", "eur")),
            (nameof(ConsentForm.Amount), FieldProblem.NotInSteps, form => (form.Amount, form.Currency) = ("12.345", "kwd")),
            (nameof(ConsentForm.Amount), FieldProblem.AmbiguousAmount, form => (form.Amount, form.Currency) = ("1,000", "eur")),
            (nameof(ConsentForm.Amount), FieldProblem.NotAnAmount, form => form.Amount = "-5"),
        ];
        IEnumerable<(string Field, FieldProblem Problem, Action<ConsentForm> Spoil)> last =
        [
            (nameof(ConsentForm.ValidUntil), FieldProblem.Required, form => form.ValidUntil = null),
            (nameof(ConsentForm.ValidUntil), FieldProblem.InThePast, form => form.ValidUntil = yesterday),
            (nameof(ConsentForm.ValidUntil), FieldProblem.TooFarAway, form => form.ValidUntil = tooFar),
        ];
        IEnumerable<(string Field, FieldProblem Problem, Action<ConsentForm> Spoil)> first =
        [
            (nameof(ConsentForm.FirstDay), FieldProblem.InThePast, form => form.FirstDay = yesterday),
            (nameof(ConsentForm.FirstDay), FieldProblem.TooFarAway, form => form.FirstDay = tooFar),
        ];
        IEnumerable<(string Field, FieldProblem Problem, Action<ConsentForm> Spoil)> cap =
        [
            (nameof(ConsentForm.CapPerPeriod), FieldProblem.BelowMinimum, form => (form.CapPerPeriod, form.Currency) = ("0.49", "eur")),
            (nameof(ConsentForm.CapPerPeriod), FieldProblem.NotAnAmount, form => form.CapPerPeriod = "many"),
            (nameof(ConsentForm.CapPerPeriod), FieldProblem.BelowCapOfOne, form => (form.Amount, form.CapPerPeriod) = ("3000", "2000")),
            (nameof(ConsentForm.CapPeriod), FieldProblem.Required, form => (form.CapPerPeriod, form.CapPeriod) = ("99999", null)),
        ];
        IEnumerable<(string Field, FieldProblem Problem, Action<ConsentForm> Spoil)> source =
        [
            (nameof(ConsentForm.DeterminedBy), FieldProblem.Required, Determined(null)),
            (
                nameof(ConsentForm.DeterminedBy),
                FieldProblem.Required,
                Determined(AmountSource.Told)),
            (
                nameof(ConsentForm.Determination),
                FieldProblem.Required,
                Determined(AmountSource.Other, " ")),
            (
                nameof(ConsentForm.Determination),
                FieldProblem.TooLong,
                Determined(AmountSource.Other, new string('x', 121))),
            (
                nameof(ConsentForm.Determination),
                FieldProblem.HoldsCardNumber,
                Determined(AmountSource.Other, "4242 4242 4242 4242")),
        ];
        return kind switch
        {
            ConsentKind.SingleCharge =>
            [
                .. always, .. source, .. first, .. last,
                (nameof(ConsentForm.AmountRule), FieldProblem.Required, form => form.AmountRule = null),
                (
                    nameof(ConsentForm.ValidUntil),
                    FieldProblem.BeforeFirstDay,
                    form => (form.FirstDay, form.ValidUntil) = (ScopeGen.Today.AddDays(2), ScopeGen.Today.AddDays(1))),
            ],
            ConsentKind.Recurring =>
            [
                .. always, .. source, .. first, .. last,
                (nameof(ConsentForm.AmountRule), FieldProblem.Required, form => form.AmountRule = null),
                (nameof(ConsentForm.Interval), FieldProblem.Required, form => form.Interval = null),
                (nameof(ConsentForm.FirstDay), FieldProblem.Required, form => form.FirstDay = null),
                (
                    nameof(ConsentForm.ValidUntil),
                    FieldProblem.BeforeFirstDay,
                    form => (form.FirstDay, form.ValidUntil) = (ScopeGen.Today.AddDays(2), ScopeGen.Today.AddDays(1))),
            ],
            ConsentKind.Unscheduled =>
            [
                .. always, .. source, .. cap, .. last,
                (nameof(ConsentForm.CapPerPeriod), FieldProblem.Required, form => form.CapPerPeriod = ""),
                (nameof(ConsentForm.Trigger), FieldProblem.Required, form => form.Trigger = ""),
                (nameof(ConsentForm.Trigger), FieldProblem.TooLong, form => form.Trigger = new string('x', 201)),
                (nameof(ConsentForm.Trigger), FieldProblem.HoldsCardNumber, form => form.Trigger = "4242424242424242"),
            ],
            ConsentKind.OnRequest => [.. always, .. source, .. cap, .. last],
            ConsentKind.Instalments =>
            [
                .. always, .. first,
                (nameof(ConsentForm.Amount), FieldProblem.NotTheSum, form => form.Amount = (form.InstalmentSum!.Value with
                {
                    AmountMinorUnits = form.InstalmentSum.Value.AmountMinorUnits + AmountLimits.StepOf(form.Currency).AmountMinorUnits
                }).Type(CultureInfo.InvariantCulture)),
                (nameof(ConsentForm.Count), FieldProblem.Required, form => form.Count = null),
                (nameof(ConsentForm.Count), FieldProblem.TooSmall, form => form.Count = 1),
                (nameof(ConsentForm.Count), FieldProblem.TooLarge, form => form.Count = 37),
                (InstalmentRow.DayField(0), FieldProblem.InThePast, form => form.Instalments[0].DueOn = yesterday),
                (InstalmentRow.DayField(1), FieldProblem.TooFarAway, form => form.Instalments[1].DueOn = tooFar),
                (
                    InstalmentRow.DayField(1),
                    FieldProblem.TooFarAway,
                    form => form.Instalments[1].DueOn = ScopeGen.LastInstalment.AddDays(1)),
                (
                    InstalmentRow.DayField(1),
                    FieldProblem.NotAfterTheOneBefore,
                    form => form.Instalments[1].DueOn = form.Instalments[0].DueOn),
                (InstalmentRow.DayField(1), FieldProblem.Required, form => form.Instalments[1].DueOn = null),
                (InstalmentRow.AmountField(0), FieldProblem.BelowMinimum, form => form.Instalments[0].Amount = "0"),
                (
                    InstalmentRow.AmountField(0),
                    FieldProblem.BelowMinimum,
                    form => (form.Instalments[0].Amount, form.Currency) = ("0.30", "eur")),
                (nameof(ConsentForm.Amount), FieldProblem.InstalmentBelowMinimum, form =>
                {
                    (form.Amount, form.Currency, form.Count) = ("1", "eur", 3);
                    form.ProposeInstalments();
                }),
                (InstalmentRow.AmountField(1), FieldProblem.NotAnAmount, form => form.Instalments[1].Amount = "many"),
            ],
        };
    }
}
