#pragma warning disable CA1822
using MotoPortal.Consents;
using MotoPortal.Customers;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>Saving a customer's card, from the first click to the sealed consent. The only writer of <c>CardSetup</c>.</summary>
internal sealed class SaveCardWorkflow
{
    /// <summary>Begins a setup.</summary>
    public Task<CardSetupId> StartAsync(Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Takes a customer who exists at Stripe.</summary>
    public Task<StepOutcome> ChooseCustomerAsync(CardSetupId id, CustomerId customer, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Makes a customer at Stripe and takes them.</summary>
    /// <param name="id">The setup.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="evenIfAlike">Whether the clerk has seen the customers who look alike and wants a new one all the same.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait; not what was sent to Stripe already.</param>
    public Task<StepOutcome> CreateCustomerAsync(CardSetupId id, CustomerForm form, bool evenIfAlike, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Notes how the order came.</summary>
    public Task<StepOutcome> NoteOrderAsync(CardSetupId id, OrderForm form, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Goes back to the customer step while no consent is recorded.</summary>
    public Task<StepOutcome> ChangeCustomerAsync(CardSetupId id, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Goes back to the order step while no consent is recorded.</summary>
    public Task<StepOutcome> ChangeOrderAsync(CardSetupId id, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Records the consent, durably, and has the SetupIntent made.</summary>
    public Task<StepOutcome> RecordConsentAsync(CardSetupId id, ConsentForm form, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Asks a reader for the card.</summary>
    public Task<SendOutcome> SendToReaderAsync(CardSetupId id, ReaderId reader, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Stops the reader.</summary>
    public Task<CancelOutcome> CancelOnReaderAsync(CardSetupId id, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Gives the customer more time at the reader.</summary>
    public Task GiveMoreTimeAsync(CardSetupId id, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Gives the setup up; what was made ahead at Stripe is canceled.</summary>
    public Task<StepOutcome> GiveUpAsync(CardSetupId id, Actor actor, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();
}
