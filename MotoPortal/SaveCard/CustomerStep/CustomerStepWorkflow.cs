using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.CustomerStep;

/// <summary>The customer step: finds a customer at Stripe, or creates one there.</summary>
internal sealed class CustomerStepWorkflow(
    ActingPerson acting,
    Atomic atomic,
    SetupRecords setups,
    DraftChanges changes,
    StripeGateway stripe,
    CallJournal journal,
    CustomerDirectory directory,
    CustomerRecords customers,
    TimeProvider time)
{
    /// <summary>Chooses a customer who exists at Stripe.</summary>
    public async Task<StepOutcome> ChooseCustomerAsync(CardSetupId id, CustomerId customer, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        return await stripe.ReadCustomerAsync(customer, cancellationToken) switch
        {
            GatewayAnswer<StripeCustomer>.Done { Value: var found } => await TakeCustomerAsync(id, found, actor, cancellationToken),
            GatewayAnswer<StripeCustomer>.Refused { Refusal.Reason: RefusalReason.NotFound } => new StepOutcome.UnknownCustomer(),
            GatewayAnswer<StripeCustomer>.Refused { Refusal.Reason: var reason } => new StepOutcome.Refused(SetupProblemMapping.Of(reason)),
            _ => new StepOutcome.NotReachable(),
        };
    }

    /// <summary>Creates a customer at Stripe and chooses them.</summary>
    /// <param name="id">The setup.</param>
    /// <param name="form">The new customer's details.</param>
    /// <param name="evenIfAlike">Whether the clerk has seen the similar customers and wants a new one nevertheless.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public async Task<StepOutcome> CreateCustomerAsync(
        CardSetupId id, CustomerForm form, bool evenIfAlike, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        if (form.Check(directory.Region) is { IsEmpty: false } problems)
        {
            return new StepOutcome.Invalid(problems);
        }

        var (name, email) = (form.KeptName, form.KeptEmail);
        var phone = string.IsNullOrWhiteSpace(form.Phone) ? null : PhoneNumber.Kept(form.Phone, directory.Region);
        if (!evenIfAlike && await directory.FindSimilarAsync(
            name, email, WithoutExtension(form.Phone), cancellationToken) is { IsEmpty: false } alike)
        {
            return new StepOutcome.LooksLike(alike);
        }

        var plan = await atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup.Step is not SetupStep.Customer)
                {
                    return (setup.State, Call: null, Customer: null);
                }

                var customer = new NewCustomer(
                    name, email, phone, SetupRecords.MetadataOf(id).Add("motoportal_customer", setup.PlanCustomer(time.GetUtcNow()).Value));
                var call = await journal.PrepareAsync(scope, CallKinds.Customer, id.Value, customer, cancellationToken);
                setups.SaveWithoutEntry(scope, setup);
                return (setup.State, Call: (PreparedCall?)call, Customer: (NewCustomer?)customer);
            },
            cancellationToken);
        if (plan is not { Call: { } call, Customer: { } customer })
        {
            return new StepOutcome.NotNow(plan.State);
        }

        return await WriteCustomerDownAsync(id, call.Key, await MakeOrFindAsync(id, customer, call), actor);
    }

    /// <summary>
    /// A call whose answer was lost may have made the customer, so it is looked for before another is made. If the clerk has corrected the
    /// form since, another one is made all the same, and the first is deleted as one too many.
    /// </summary>
    private async Task<GatewayAnswer<StripeCustomer>> MakeOrFindAsync(CardSetupId id, NewCustomer wanted, PreparedCall call)
    {
        if (!call.FollowsAnOpenOne)
        {
            return await stripe.CreateCustomerAsync(wanted, call.Key);
        }

        return await stripe.FindCustomerAsync(wanted, SetupRecords.MetadataKey, id.Value, CancellationToken.None) switch
        {
            GatewayAnswer<StripeCustomer?>.Done { Value: { } found } when (found.Name, found.Email, found.Phone)
                == (wanted.Name, wanted.Email, wanted.Phone) => new GatewayAnswer<StripeCustomer>.Done(found),
            GatewayAnswer<StripeCustomer?>.Done => await stripe.CreateCustomerAsync(wanted, call.Key),
            GatewayAnswer<StripeCustomer?>.Refused { Refusal: var refusal } => new GatewayAnswer<StripeCustomer>.Refused(refusal),
            _ => new GatewayAnswer<StripeCustomer>.Unknown(),
        };
    }

    // Another extension of the same number may be the same customer.
    private string? WithoutExtension(string phone) =>
        string.IsNullOrWhiteSpace(phone) ? null : PhoneNumber.ToE164(phone, directory.Region);

    /// <summary>Returns to the customer step while no consent is recorded.</summary>
    public async Task<StepOutcome> ChangeCustomerAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        return await changes.MakeAsync(
            id, _ => true, setup => setup.TakeCustomer(null), "setup.customer_cleared", null, actor, cancellationToken);
    }

    private Task<StepOutcome> TakeCustomerAsync(
        CardSetupId id, StripeCustomer customer, Actor actor, CancellationToken cancellationToken) =>
        atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup.Step is not SetupStep.Customer)
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                setup.TakeCustomer(
                    await customers.RememberAsync(scope, customer, PortalCustomerId.Create(time.GetUtcNow()), cancellationToken));
                setups.Save(scope, setup, "setup.customer_chosen", actor);
                return new StepOutcome.Kept();
            },
            cancellationToken);

    private Task<StepOutcome> WriteCustomerDownAsync(CardSetupId id, string key, GatewayAnswer<StripeCustomer> answer, Actor actor) =>
        atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                await journal.NoteAsync(scope, key, answer, CancellationToken.None);
                if (answer is not GatewayAnswer<StripeCustomer>.Done { Value: var made })
                {
                    return answer is GatewayAnswer<StripeCustomer>.Refused { Refusal.Reason: var reason }
                        ? new StepOutcome.Refused(SetupProblemMapping.Of(reason))
                        : new StepOutcome.NotReachable();
                }

                var setup = await SetupRecords.LoadAsync(scope, id, CancellationToken.None);
                var known = await customers.RememberAsync(scope, made, setup.PlanCustomer(time.GetUtcNow()), CancellationToken.None);
                if (setup.Step is not SetupStep.Customer)
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                setup.TakeCustomer(known);
                setups.Save(scope, setup, "customer.created", actor);
                return new StepOutcome.Kept();
            },
            CancellationToken.None);
}
