using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Gateway;

/// <summary>
/// Every call of the gateway, found by reflection, against every answer that is not from Stripe, over real HTTP: none counts as an answer,
/// and none causes an exception.
/// </summary>
public sealed class ForeignAnswersTests(ForeignAnswersTests.Listener listener) : IClassFixture<ForeignAnswersTests.Listener>
{
    private static readonly Dictionary<Type, object> Samples = new()
    {
        [typeof(CustomerId)] = CustomerId.From("cus_1"),
        [typeof(PaymentMethodId)] = PaymentMethodId.From("pm_1"),
        [typeof(DisputeId)] = DisputeId.From("du_1"),
        [typeof(StripeEvidence)] = StripeEvidence.None with { CustomerName = "Zoë" },
        [typeof(NewEvidenceFile)] = new NewEvidenceFile("copy.pdf", "application/pdf", "%PDF-1.7"u8.ToArray()),
        [typeof(EvidenceFileField)] = EvidenceFileField.Receipt,
        [typeof(StripeFileId?)] = StripeFileId.From("file_1"),
        [typeof(SetupIntentId)] = SetupIntentId.From("seti_1"),
        [typeof(PaymentIntentId)] = PaymentIntentId.From("pi_1"),
        [typeof(ReaderId)] = ReaderId.From("tmr_1"),
        [typeof(LocationId)] = LocationId.From("tml_1"),
        [typeof(StripeResource)] = StripeResource.Customers,
        [typeof(string)] = "of_the_test",
        [typeof(int)] = 300,
        [typeof(bool)] = true,
        [typeof(bool?)] = true,
        [typeof(Uri)] = new Uri("https://portal.example/webhooks/stripe"),
        [typeof(IReadOnlyCollection<string>)] = new[] { "setup_intent.succeeded" },
        [typeof(DateTimeOffset)] = DateTimeOffset.UnixEpoch.AddYears(50),
        [typeof(CancellationToken)] = CancellationToken.None,
        [typeof(NewCustomer)] = new NewCustomer("Zoë", null, null, ImmutableDictionary<string, string>.Empty),
        [typeof(CustomerChange)] = new CustomerChange("Zoë", "", null, "fr", StripeAddress.None, null, "Rings twice"),
        [typeof(NewSetupIntent)] = new NewSetupIntent(CustomerId.From("cus_1"), null, ImmutableDictionary<string, string>.Empty),
        [typeof(NewPayment)] = new NewPayment(
            new Money(4000, "eur"), CustomerId
                .From("cus_1"), PaymentMethodId.From("pm_1"), CustomerOnLine: true, null, "P-1", ImmutableDictionary<string, string>.Empty),
        [typeof(NewReaderPayment)] = new NewReaderPayment(
            new Money(4000, "eur"), CustomerId.From("cus_1"), SavesCard: false, null, "P-1", ImmutableDictionary<string, string>.Empty),
        [typeof(NewReader)] = new NewReader("of-the-test", "Front desk", LocationId.From("tml_1")),
        [typeof(NewStripeRefund)] =
            new NewStripeRefund(PaymentIntentId.From("pi_1"), new Money(4000, "eur"), null, ImmutableDictionary<string, string>.Empty),
    };

    public static TheoryData<string> Calls => new(Methods.Select(method => method.Name));

    private static IEnumerable<MethodInfo> Methods =>
        typeof(StripeGateway).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>));

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_is_not_Stripes_answer_is_unknown(string call)
    {
        var results = await Task.WhenAll(
            listener.Strangers.Select(async stranger => (stranger.Key, await CallAsync(call, stranger.Value))));

        results.Length.ShouldBe(ForeignAnswers.All.Count);
        results.Where(result => result is not (_, "Unknown")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_Stripe_answers_is_taken(string call)
    {
        listener.Stripe.AnswerAll(
            context => context.Response.WriteAsync(WholeAnswers.To(context.Request.Method, context.Request.Path).ToJsonString()));

        (await CallAsync(call)).ShouldBe("Done");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_Stripe_refuses_is_refused(string call)
    {
        listener.Stripe.AnswerAll(context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync("""{"error":{"type":"invalid_request_error","message":"No."}}""");
        });

        (await CallAsync(call)).ShouldBe("Refused");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_was_never_connected_was_not_sent(string call)
    {
        (await CallAsync(call, RealGateway.At($"http://127.0.0.1:{FreePort.Take()}"))).ShouldBe("NotSent");
    }

    private async Task<string> CallAsync(string call, StripeGateway? gateway = null)
    {
        var method = Methods.Single(method => method.Name == call);
        var task = (Task)method.Invoke(
            gateway ?? listener.Gateway, [.. method.GetParameters().Select(parameter => Samples[parameter.ParameterType])])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!.GetType().Name;
    }

    /// <summary>
    /// A listener in place of Stripe with the portal's gateway, and one for each foreign answer, so that all are given at the same time.
    /// </summary>
    public sealed class Listener : IAsyncLifetime
    {
        private readonly List<CapturingStripe> _strangers = [];

        internal CapturingStripe Stripe { get; private set; } = null!;

        internal StripeGateway Gateway { get; private set; } = null!;

        /// <summary>The gateway that gets each foreign answer, by the answer's name.</summary>
        internal Dictionary<string, StripeGateway> Strangers { get; } = new(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            Stripe = await CapturingStripe.StartAsync();
            Gateway = RealGateway.At(Stripe.Address);
            foreach (var (name, answer) in ForeignAnswers.All)
            {
                var stranger = (await CapturingStripe.StartAsync()).AnswerAll(answer);
                _strangers.Add(stranger);
                Strangers.Add(name, RealGateway.At(stranger.Address));
            }
        }

        public async Task DisposeAsync()
        {
            await Stripe.DisposeAsync();
            foreach (var stranger in _strangers)
            {
                await stranger.DisposeAsync();
            }
        }
    }
}
