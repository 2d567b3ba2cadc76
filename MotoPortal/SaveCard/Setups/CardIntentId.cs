using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The id of a setup's intent at Stripe. Closed: only the cases named here exist.</summary>
internal abstract record CardIntentId
{
    private CardIntentId()
    {
    }

    /// <summary>The id as Stripe writes it.</summary>
    public abstract string Value { get; }

    /// <summary>Whether a reader's action is for this intent.</summary>
    public abstract bool IsWorkedOnBy(StripeReaderAction action);

    /// <summary>A SetupIntent: the card is saved and nothing is charged.</summary>
    public sealed record ToSave(SetupIntentId Id) : CardIntentId
    {
        public override string Value => Id.Value;

        public override bool IsWorkedOnBy(StripeReaderAction action) => action.SetupIntent == Id;
    }

    /// <summary>A PaymentIntent: an amount is charged, and the card may be saved with it.</summary>
    public sealed record ToPay(PaymentIntentId Id) : CardIntentId
    {
        public override string Value => Id.Value;

        public override bool IsWorkedOnBy(StripeReaderAction action) => action.PaymentIntent == Id;
    }
}
