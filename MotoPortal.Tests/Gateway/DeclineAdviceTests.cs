using MotoPortal.Gateway.Objects;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Tests.Gateway;

public sealed class DeclineAdviceTests
{
    [Theory]
    [InlineData(
        nameof(DeclineGroup.CheckDetails),
        "incorrect_number invalid_number incorrect_cvc invalid_cvc invalid_expiry_month invalid_expiry_year incorrect_zip incorrect_address")]
    [InlineData(
        nameof(DeclineGroup.OtherCard),
        "expired_card card_not_supported currency_not_supported insufficient_funds card_velocity_exceeded withdrawal_count_limit_exceeded duplicate_transaction")]
    [InlineData(
        nameof(DeclineGroup.CallBank),
        "generic_decline do_not_honor call_issuer approve_with_id not_permitted transaction_not_allowed service_not_allowed restricted_card security_violation no_action_taken invalid_account new_account_information_available invalid_amount")]
    [InlineData(nameof(DeclineGroup.ReasonWithheld), "fraudulent lost_card stolen_card pickup_card merchant_blacklist")]
    [InlineData(nameof(DeclineGroup.TryOnceMore), "processing_error issuer_not_available reenter_transaction try_again_later")]
    [InlineData(
        nameof(DeclineGroup.OnlineOnly), "authentication_required authentication_not_handled mobile_device_authentication_required")]
    [InlineData(
        nameof(DeclineGroup.CardPresentOnly),
        "incorrect_pin invalid_pin pin_try_exceeded offline_pin_required online_or_offline_pin_required")]
    [InlineData(
        nameof(DeclineGroup.NeverAgain),
        "revocation_of_authorization revocation_of_all_authorizations stop_payment_order do_not_try_again")]
    [InlineData(nameof(DeclineGroup.TestCard), "testmode_decline")]
    public void Each_decline_code_has_its_group(string group, string codes)
    {
        codes.Split(' ').Select(DeclineAdvice.GroupOf).Distinct().ShouldBe([Enum.Parse<DeclineGroup>(group)]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a_code_of_tomorrow")]
    public void A_code_that_says_nothing_says_that_the_bank_declined(string? code)
    {
        DeclineAdvice.GroupOf(code).ShouldBe(DeclineGroup.CallBank);
    }

    [Fact]
    public void Only_a_suspicion_is_kept_back()
    {
        Enum.GetValues<DeclineGroup>().Where(group => !DeclineAdvice.MayNameCode(group)).ShouldBe([DeclineGroup.ReasonWithheld]);
    }

    [Fact]
    public void A_card_that_was_revoked_or_is_suspected_is_never_tried_again()
    {
        foreach (var group in new[] { DeclineGroup.ReasonWithheld, DeclineGroup.NeverAgain })
        {
            var advice = ProblemAdvice.For(group);

            advice.Others.Insert(0, advice.Primary).ShouldNotContain(ProblemAction.SameCard);
        }
    }
}
