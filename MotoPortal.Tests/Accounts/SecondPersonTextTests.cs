using System.Globalization;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Charges.Approval;
using MotoPortal.Exemptions;

namespace MotoPortal.Tests.Accounts;

/// <summary>What the people at a page are told of the second person.</summary>
public sealed class SecondPersonTextTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Each_way_to_fail_has_its_sentence_wherever_a_second_person_is_asked(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var failures = typeof(SecondPersonOutcome).GetNestedTypes()
            .Where(type => type != typeof(SecondPersonOutcome.Confirmed))
            .Select(type => (SecondPersonOutcome)Activator.CreateInstance(type)!)
            .ToList();

        failures.Count.ShouldBeGreaterThan(6);
        failures.ShouldAllBe(failure => ApprovalText.Of(failure)!.Sentence.Length > 0 && ExemptionText.Of(failure)!.Sentence.Length > 0);
    }
}
