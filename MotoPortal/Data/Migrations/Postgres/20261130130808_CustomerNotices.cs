using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CustomerNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "customer_notices",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    TermsVersion = table.Column<int>(type: "integer", nullable: true),
                    AskFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    TellBy = table.Column<DateOnly>(type: "date", nullable: true),
                    StoreId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MailId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ToldBy = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    ToldByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_notices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_customer_notices_ChargeId",
                table: "customer_notices",
                column: "ChargeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customer_notices_CustomerId_TermsVersion",
                table: "customer_notices",
                columns: new[] { "CustomerId", "TermsVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customer_notices_MailId",
                table: "customer_notices",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_customer_notices_State_CreatedAt",
                table: "customer_notices",
                columns: new[] { "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_customer_notices_StoreId_State",
                table: "customer_notices",
                columns: new[] { "StoreId", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_notices");
        }
    }
}
